import { twoFactorStatus } from '@countersign/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { write } from '../../../shared/bff/client.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { hasFactor, twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useRecoveryWords } from '../../../shared/words/use-words.tsx';
import { useWizard } from '../activation-wizard/wizard.ts';
import { WizardFrame } from '../activation-wizard/wizard-frame.tsx';
import { WizardSteps } from '../activation-wizard/wizard-steps.tsx';
import { stateAfter } from '../change-notice.ts';
import { useCodeConfirmation } from '../use-code-confirmation.ts';
import { useStatusUpdate } from '../use-status-update.ts';

/** The old authenticator works until the new one is confirmed. */
export function Move() {
  const { addressOf, requestedStep } = useWizard();
  const requested = requestedStep(new URLSearchParams(useLocation().search).get('step'));
  const client = useQueryClient();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const [hasMoved, setHasMoved] = useState(false);
  const update = useStatusUpdate();
  const confirmation = useCodeConfirmation({
    confirm: (code) => write('POST', '/api/two-factor/move/confirm', { code }, twoFactorStatus),
    onConfirmed: (status) => {
      update(status);
      setHasMoved(true);
      // It says now that the authenticator was proved.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    goneCode: 'no_pending_activation',
  });

  const last = 'delete-old-entry';
  if (hasMoved) {
    if (requested !== last) return <Navigate to={addressOf(last)} replace />;
    return (
      <WizardFrame step={last} isLoaded>
        <DeleteOldEntry />
      </WizardFrame>
    );
  }
  const hasNothingToMove = twoFactor.data && !hasFactor(twoFactor.data, 'authenticator');
  // Reloaded after the move, or without anything to move.
  if (requested === last || hasNothingToMove) return <Navigate to={paths.twoFactor} replace />;
  return <WizardSteps confirmation={confirmation} />;
}

function DeleteOldEntry() {
  const recovery = useRecoveryWords();
  const navigate = useNavigate();
  return (
    <>
      <ScreenHeading title={recovery.move.deleteOldEntry.title} />
      <QuietText size="medium">{recovery.move.deleteOldEntry.text}</QuietText>
      <QuietText size="medium">{recovery.move.deleteOldEntry.notAtHand}</QuietText>
      <ActionRow>
        <Button size="large" onClick={() => navigate(paths.twoFactor, { replace: true, state: stateAfter('moved') })}>
          {recovery.move.deleteOldEntry.done}
        </Button>
      </ActionRow>
    </>
  );
}
