import { twoFactorStatus } from '@countersign/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { write } from '../../../shared/bff/client.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { hasFactor, twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { WizardSteps } from '../activation-wizard/wizard-steps.tsx';
import { useCodeConfirmation } from '../use-code-confirmation.ts';
import { useFinish } from '../use-finish.ts';

/** For an app beside the passkeys by which an account was activated. */
export function Addition() {
  const client = useQueryClient();
  const { data: status } = useQuery(twoFactorStatusQuery);
  const finish = useFinish('authenticatorAdded');
  const confirmation = useCodeConfirmation({
    confirm: (code) => write('POST', '/api/two-factor/addition/confirm', { code }, twoFactorStatus),
    onConfirmed: (added) => {
      finish(added);
      // It says now that the authenticator was proved.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    goneCode: 'no_pending_activation',
  });

  const hasNothingToAdd = status && (status.status === 'inactive' || hasFactor(status, 'authenticator'));
  if (hasNothingToAdd && !confirmation.isConfirming) return <Navigate to={paths.twoFactor} replace />;
  return <WizardSteps confirmation={confirmation} />;
}
