import { newRecoveryCodes } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { write } from '../../../shared/bff/client.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { Lazy } from '../../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../../shared/loading/lazy-part.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { withWords } from '../../../shared/words/load-words.ts';
import { stateAfter } from '../change-notice.ts';
import { SaveCodes } from '../recovery-codes/save-codes.tsx';
import { useCodeConfirmation } from '../use-code-confirmation.ts';
import { useFinish } from '../use-finish.ts';
import { useStatusUpdate } from '../use-status-update.ts';
import { useWizard } from './wizard.ts';
import { WizardFrame } from './wizard-frame.tsx';
import { WizardSteps } from './wizard-steps.tsx';

const activateWithPasskey = createLazyPart(
  withWords(['passkey', 'passkeys'], () => import('../passkeys/activate-with-passkey.tsx')),
);

/**
 * The address holds the step and the BFF the activation, so a reload returns to the same step. From the last one it leads to
 * the settings: two-factor authentication is active by then, and the codes were in memory alone.
 */
export default function ActivationPage() {
  const step = new URLSearchParams(useLocation().search).get('step');
  if (step !== 'passkey') return <ActivateWithApp step={step} />;
  return (
    <Suspense>
      <Lazy of={activateWithPasskey} />
    </Suspense>
  );
}

function ActivateWithApp({ step }: { step: string | null }) {
  const { addressOf, requestedStep } = useWizard();
  const requested = requestedStep(step);
  const twoFactor = useQuery(twoFactorStatusQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const update = useStatusUpdate();
  const navigate = useNavigate();
  const finish = useFinish('activated');
  const leave = () => navigate(paths.twoFactor, { replace: true, state: stateAfter('activated') });
  const confirmation = useCodeConfirmation({
    confirm: (code) => write('POST', '/api/two-factor/activation/confirm', { code }, newRecoveryCodes),
    onConfirmed: (answer) => {
      update(answer.twoFactor);
      setCodes(answer.recoveryCodes);
    },
    goneCode: 'no_pending_activation',
  });

  if (codes) {
    const last = 'save-recovery-codes';
    if (requested !== last) return <Navigate to={addressOf(last)} replace />;
    return (
      <WizardFrame step={last} isLoaded>
        <SaveCodes codes={codes} onSaved={finish} onLater={leave} />
      </WizardFrame>
    );
  }

  const isActive = twoFactor.data?.status === 'active';
  if (isActive && !confirmation.isConfirming) return <Navigate to={paths.twoFactor} replace />;
  return <WizardSteps confirmation={confirmation} />;
}
