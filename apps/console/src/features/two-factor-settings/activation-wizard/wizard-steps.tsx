import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { canUsePasskeys } from '../../../shared/browser/can-use-passkeys.ts';
import helpLink from '../../../shared/ui/link-to-help.module.css';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { TextLink } from '../../../shared/ui/text-link.tsx';
import { QueryPlaceholder } from '../../../shared/ui/when-loaded.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import type { useCodeConfirmation } from '../use-code-confirmation.ts';
import { pendingSecretQuery } from './activation-api.ts';
import { addressOf, stepToShow } from './activation-steps.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { GetAppStep } from './get-app-step.tsx';
import { ScanStep } from './scan-step.tsx';
import { useWizard } from './wizard.ts';
import { WizardFrame } from './wizard-frame.tsx';

interface WizardStepsProps<Answer> {
  confirmation: ReturnType<typeof useCodeConfirmation<Answer>>;
}

/** Quiet, and below all that there was: nothing of the way with an authenticator moves. */
function OfferPasskey() {
  const words = useWizardWords();
  if (!canUsePasskeys()) return null;
  return (
    <TextLink className={helpLink.link} to={addressOf('passkey', 'passkey')}>
      {words.byPasskey.offer}
    </TextLink>
  );
}

/** The step that the address asks for, up to the confirmation, so that a reload returns to the same step. */
export function WizardSteps<Answer>({ confirmation }: WizardStepsProps<Answer>) {
  const words = useWizardWords();
  const wizard = useWizard();
  const { name, requestedStep } = wizard;
  const requested = requestedStep(new URLSearchParams(useLocation().search).get('step'));
  const needsPending = requested === 'scan' || requested === 'confirm';
  const twoFactor = useQuery(twoFactorStatusQuery);
  const pending = useQuery({ ...pendingSecretQuery(name), enabled: needsPending });

  const reads = needsPending ? [twoFactor, pending] : [twoFactor];
  const missing = reads.find(({ data }) => data === undefined);
  if (missing) {
    const { title } = { scan: words.scan, confirm: words.confirm }[String(requested)] ?? words.getApp;
    return (
      <WizardFrame step={requested} isLoaded={false}>
        <ScreenHeading title={title} />
        <QueryPlaceholder key={reads.indexOf(missing)} query={missing} waiting={<Skeleton rows={[20, 220, 42]} />} />
      </WizardFrame>
    );
  }

  const step = stepToShow(requested, pending.data ?? null);
  if (step.name !== requested) return <Navigate to={wizard.addressOf(step.name)} replace />;

  return (
    <WizardFrame step={step.name} isLoaded foot={step.name === 'get-app' && name === 'activation' && <OfferPasskey />}>
      {step.name === 'get-app' && <GetAppStep />}
      {step.name === 'scan' && <ScanStep pending={step.pending} />}
      {step.name === 'confirm' && <ConfirmStep pending={step.pending} confirmation={confirmation} />}
    </WizardFrame>
  );
}
