import type { PendingActivation } from '@countersign/contract';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useHasPassed } from '../../../shared/time/countdown.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { addressOf } from './activation-steps.ts';
import { BackButton, fromStepBefore } from './back-button.tsx';
import { KeyForAnotherDevice } from './key-for-another-device.tsx';
import { KeyForCamera } from './key-for-camera.tsx';
import { KeyForThisPhone } from './key-for-this-phone.tsx';
import { StartAgain } from './start-again.tsx';
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
      <ActionRow>
        <Button size="md" onClick={() => navigate(addressOf('confirm'), { state: fromStepBefore })}>
          {words.common.continue}
        </Button>
        <BackButton step="scan" />
      </ActionRow>
      {isTouchDevice && <KeyForAnotherDevice pending={pending} />}
    </>
  );
}
