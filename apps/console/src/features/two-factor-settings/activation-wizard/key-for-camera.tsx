import type { PendingActivation } from '@countersign/contract';
import { Button } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useId, useState } from 'react';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './key-for-camera.module.css';
import { QrCode } from './qr-code.tsx';
import { TextKey } from './text-key.tsx';

/** On a computer: the QR code, and the key for those who cannot scan. */
export function KeyForCamera({ pending }: { pending: PendingActivation }) {
  const words = useWords();
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
            variant="subtle"
            className={classes.toggle ?? ''}
            rightSection={<IconChevronDown className={classes.chevron} size={18} stroke={1.8} aria-hidden />}
            aria-expanded={showsKey}
            aria-controls={textKeyId}
            onClick={() => setShowsKey(!showsKey)}
          >
            {words.scan.enterTextCode}
          </Button>
        </div>
      </div>
      <div id={textKeyId} hidden={!showsKey}>
        {showsKey && <TextKey pending={pending} />}
      </div>
    </>
  );
}
