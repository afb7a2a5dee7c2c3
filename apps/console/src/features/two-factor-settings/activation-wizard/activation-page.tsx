import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { StillLoading } from '../../../shared/ui/when-loaded.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { stateAfter } from '../change-notice.ts';
import { pendingActivationQuery, useConfirmActivation } from './activation-api.ts';
import { addressOf, requestedStep, stepToShow } from './activation-steps.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { GetAppStep } from './get-app-step.tsx';
import { ScanStep } from './scan-step.tsx';
import { WizardFrame } from './wizard-frame.tsx';

/** The step is in the address and the activation is read again, so a reload comes back to the same step. */
export default function ActivationPage() {
  const words = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const requested = requestedStep(search.get('step'));
  const title = { 'get-app': words.getApp.title, scan: words.scan.title, confirm: words.confirm.title }[requested];
  const twoFactor = useQuery(twoFactorStatusQuery);
  const isActive = twoFactor.data?.status === 'active';
  const needsPending = requested !== 'get-app';
  const pending = useQuery({ ...pendingActivationQuery, enabled: needsPending && !isActive });
  const confirm = useConfirmActivation();

  // While a code is judged and after it was right, this page itself decides where to go next.
  if (isActive && !confirm.isPending && !confirm.isSuccess) return <Navigate to={paths.twoFactor} replace />;

  const reads = needsPending ? [twoFactor, pending] : [twoFactor];
  const missing = reads.find(({ data }) => data === undefined);
  if (missing)
    return (
      <WizardFrame step={requested} isLoaded={false}>
        <ScreenHeading title={title} />
        <StillLoading key={reads.indexOf(missing)} query={missing} waiting={<Skeleton rows={[20, 220, 42]} />} />
      </WizardFrame>
    );

  const step = stepToShow(requested, pending.data ?? null);
  if (step.name !== requested) return <Navigate to={addressOf(step.name)} replace />;

  const verify = async (code: string) => {
    await confirm.mutateAsync(code);
    void navigate(paths.twoFactor, { replace: true, state: stateAfter('activated') });
  };

  return (
    <WizardFrame step={step.name} isLoaded>
      {step.name === 'get-app' && <GetAppStep />}
      {step.name === 'scan' && <ScanStep pending={step.pending} />}
      {step.name === 'confirm' && (
        <ConfirmStep pending={step.pending} verify={verify} error={confirm.error} forgetError={confirm.reset} />
      )}
    </WizardFrame>
  );
}
