import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { QueryPlaceholder } from '../../../shared/ui/when-loaded.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { useCodeConfirmation } from '../use-code-confirmation.ts';
import { pendingActivationQuery } from './activation-api.ts';
import { addressOf, requestedStep, stepToShow } from './activation-steps.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { GetAppStep } from './get-app-step.tsx';
import { ScanStep } from './scan-step.tsx';
import { WizardFrame } from './wizard-frame.tsx';

/** The address holds the step and the BFF the activation, so a reload returns to the same step. */
export default function ActivationPage() {
  const words = useWords();
  const search = new URLSearchParams(useLocation().search);
  const requested = requestedStep(search.get('step'));
  const title = { 'get-app': words.getApp.title, scan: words.scan.title, confirm: words.confirm.title }[requested];
  const twoFactor = useQuery(twoFactorStatusQuery);
  const isActive = twoFactor.data?.status === 'active';
  const needsPending = requested !== 'get-app';
  const pending = useQuery({ ...pendingActivationQuery, enabled: needsPending && !isActive });
  const confirmation = useCodeConfirmation({
    path: '/api/two-factor/activation/confirm',
    change: 'activated',
    goneCode: 'no_pending_activation',
  });

  if (isActive && !confirmation.isConfirming) return <Navigate to={paths.twoFactor} replace />;

  const reads = needsPending ? [twoFactor, pending] : [twoFactor];
  const missing = reads.find(({ data }) => data === undefined);
  if (missing)
    return (
      <WizardFrame step={requested} isLoaded={false}>
        <ScreenHeading title={title} />
        <QueryPlaceholder key={reads.indexOf(missing)} query={missing} waiting={<Skeleton rows={[20, 220, 42]} />} />
      </WizardFrame>
    );

  const step = stepToShow(requested, pending.data ?? null);
  if (step.name !== requested) return <Navigate to={addressOf(step.name)} replace />;

  return (
    <WizardFrame step={step.name} isLoaded>
      {step.name === 'get-app' && <GetAppStep />}
      {step.name === 'scan' && <ScanStep pending={step.pending} />}
      {step.name === 'confirm' && <ConfirmStep pending={step.pending} confirmation={confirmation} />}
    </WizardFrame>
  );
}
