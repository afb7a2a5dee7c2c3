import type { PendingActivation } from '@countersign/contract';
import { Button } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './key-for-this-phone.module.css';
import { QrCode } from './qr-code.tsx';
import { TextKey } from './text-key.tsx';

/** On a phone: straight into the app, then the key to copy, and the QR code last, for a second device. */
export function KeyForThisPhone({ pending }: { pending: PendingActivation }) {
  const words = useWords();
  return (
    <>
      <QuietText size="medium">{words.scan.textOnPhone}</QuietText>
      <Button
        component="a"
        href={pending.keyUri}
        size="md"
        rightSection={<IconExternalLink size={18} stroke={1.8} aria-hidden />}
      >
        {words.scan.openInApp}
      </Button>
      <TextKey pending={pending} />
      <QuietText size="medium">{words.scan.keepSecret}</QuietText>
      <div className={classes.other}>
        <QuietText size="medium">{words.scan.qrCodeOnPhone}</QuietText>
        <QrCode keyUri={pending.keyUri} />
      </div>
    </>
  );
}
