import type { PendingActivation } from '@countersign/contract';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useHasPassed } from '../../../shared/countdown.ts';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { addressOf } from './activation-steps.ts';
import { BackButton, fromStepBefore } from './back-button.tsx';
import { KeyForCamera } from './key-for-camera.tsx';
import { KeyForThisPhone } from './key-for-this-phone.tsx';
import { StartAgain } from './start-again.tsx';
import classes from './step.module.css';
import { useIsTouchDevice } from './use-is-touch-device.ts';

export function ScanStep({ pending }: { pending: PendingActivation }) {
  const words = useWords();
  const navigate = useNavigate();
  const isTouchDevice = useIsTouchDevice();
  const hasExpired = useHasPassed(pending.expiresAt);

  if (hasExpired)
    return (
      <>
        {/* Another heading, which takes the focus that the vanished QR code and its buttons may have had. */}
        <ScreenHeading key="expired" title={words.scan.title} />
        <StartAgain reason={words.activation.expired} />
      </>
    );

  return (
    <>
      <ScreenHeading title={words.scan.title} />
      {isTouchDevice ? <KeyForThisPhone pending={pending} /> : <KeyForCamera pending={pending} />}
      <div className={classes.actions}>
        <BackButton step="scan" />
        <Button
          className={classes.next ?? ''}
          size="md"
          onClick={() => navigate(addressOf('confirm'), { state: fromStepBefore })}
        >
          {words.common.continue}
        </Button>
      </div>
    </>
  );
}
