import type { PendingActivation } from '@countersign/contract';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useIsTouchDevice } from '../../../shared/browser/use-is-touch-device.ts';
import { useHasPassed } from '../../../shared/time/countdown.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import { QrCode } from './qr-code.tsx';
import classes from './scan-step.module.css';
import { BackButton, fromStepBefore, StartAgain } from './step-navigation.tsx';
import { TextKey } from './text-key.tsx';
import { useWizard } from './wizard.ts';

interface KeyProps {
  pending: PendingActivation;
}

export function ScanStep({ pending }: KeyProps) {
  const words = useWizardWords();
  const navigate = useNavigate();
  const { addressOf } = useWizard();
  const isTouchDevice = useIsTouchDevice();
  const hasExpired = useHasPassed(pending.expiresAt);

  if (hasExpired)
    return (
      <>
        {/* The key makes it a new heading, which takes the focus from the controls that are gone. */}
        <ScreenHeading key="expired" title={words.scan.title} />
        <StartAgain reason={words.activation.expired} />
      </>
    );

  return (
    <>
      <ScreenHeading title={words.scan.title} />
      {isTouchDevice ? <KeyForThisPhone pending={pending} /> : <KeyForCamera pending={pending} />}
      <ActionRow>
        <Button size="large" onClick={() => navigate(addressOf('confirm'), { state: fromStepBefore })}>
          {words.common.continue}
        </Button>
        <BackButton step="scan" />
      </ActionRow>
      {isTouchDevice && <KeyForAnotherDevice pending={pending} />}
    </>
  );
}

/** On a computer: the QR code, and the key for those who cannot scan. */
function KeyForCamera({ pending }: KeyProps) {
  const words = useWizardWords();
  const textKeyId = useId();
  const [showsKey, setShowsKey] = useState(false);
  return (
    <>
      <div className={classes.scan}>
        <QrCode keyUri={pending.keyUri} />
        <div className={classes.side}>
          <QuietText size="medium">{words.scan.text}</QuietText>
          <QuietText size="medium">{words.scan.keepSecret}</QuietText>
          <Button
            variant="link"
            className={classes.toggle}
            aria-expanded={showsKey}
            aria-controls={textKeyId}
            onClick={() => setShowsKey(!showsKey)}
          >
            {words.scan.enterTextCode}
            <IconChevronDown className={classes.chevron} size={18} stroke={1.8} aria-hidden />
          </Button>
        </div>
      </div>
      <div id={textKeyId} hidden={!showsKey}>
        {showsKey && <TextKey pending={pending} />}
      </div>
    </>
  );
}

/** On a phone: a link that opens the app, then the key to copy. */
function KeyForThisPhone({ pending }: KeyProps) {
  const words = useWizardWords();
  return (
    <>
      <QuietText size="medium">{words.scan.textOnPhone}</QuietText>
      <a {...buttonLook({ size: 'large' })} href={pending.keyUri}>
        {words.scan.openInApp}
        <IconExternalLink size={18} stroke={1.8} aria-hidden />
      </a>
      <TextKey pending={pending} />
      <QuietText size="medium">{words.scan.keepSecret}</QuietText>
    </>
  );
}

/** A phone cannot scan its own screen, but a second device can. It comes last, since few need it. */
function KeyForAnotherDevice({ pending }: KeyProps) {
  const words = useWizardWords();
  return (
    <div className={classes.other}>
      <QuietText size="medium">{words.scan.qrCodeOnPhone}</QuietText>
      <QrCode keyUri={pending.keyUri} />
    </div>
  );
}
