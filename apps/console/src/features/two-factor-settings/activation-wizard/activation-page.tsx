import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { twoFactorStatusQuery } from '../../../shared/two-factor-status-query.ts';
import { LoadFailed } from '../../../shared/ui/load-failed.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useWords } from '../../../shared/words/use-words.ts';
import { stateAfter } from '../change-notice.ts';
import { pendingActivationQuery, useConfirmActivation } from './activation-api.ts';
import { addressOf, requestedStep, stepToShow } from './activation-steps.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { GetAppStep } from './get-app-step.tsx';
import { ScanStep } from './scan-step.tsx';
import { WizardFrame } from './wizard-frame.tsx';

const SETTINGS = '/settings/two-factor';

/** The step is in the address and the activation is read again, so a reload comes back to the same step. */
export default function ActivationPage() {
  const words = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const requested = requestedStep(search.get('step'));
  const twoFactor = useQuery(twoFactorStatusQuery);
  const isInactive = twoFactor.data?.status === 'inactive';
  const title = { 'get-app': words.getApp.title, scan: words.scan.title, confirm: words.confirm.title }[requested];
  const needsPending = requested !== 'get-app';
  const pending = useQuery({ ...pendingActivationQuery, enabled: isInactive && needsPending });
  const confirm = useConfirmActivation();

  // Once a code was sent from here, this page itself decides where to go next.
  if (twoFactor.data?.status === 'active' && confirm.isIdle) return <Navigate to={SETTINGS} replace />;

  const reads = needsPending ? [twoFactor, pending] : [twoFactor];
  const failed = reads.find((query) => query.isError && query.data === undefined);
  if (failed)
    return (
      <WizardFrame step={requested}>
        <ScreenHeading title={title} />
        <LoadFailed error={failed.error} isRetrying={failed.isFetching} onRetry={() => failed.refetch()} />
      </WizardFrame>
    );

  if (reads.some((query) => query.isPending))
    return (
      <WizardFrame step={requested}>
        <ScreenHeading title={title} />
        <Skeleton rows={[20, 220, 42]} />
      </WizardFrame>
    );

  const step = stepToShow(requested, pending.data ?? null);
  if (step.name !== requested) return <Navigate to={addressOf(step.name)} replace />;

  const verify = async (code: string) => {
    await confirm.mutateAsync(code);
    void navigate(SETTINGS, { replace: true, state: stateAfter('activated') });
  };

  return (
    <WizardFrame step={step.name}>
      {step.name === 'get-app' && <GetAppStep />}
      {step.name === 'scan' && <ScanStep pending={step.pending} />}
      {step.name === 'confirm' && (
        <ConfirmStep pending={step.pending} verify={verify} error={confirm.error} forgetError={confirm.reset} />
      )}
    </WizardFrame>
  );
}
