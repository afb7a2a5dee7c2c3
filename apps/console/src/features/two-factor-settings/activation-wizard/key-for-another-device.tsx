import type { PendingActivation } from '@countersign/contract';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './key-for-another-device.module.css';
import { QrCode } from './qr-code.tsx';

/** A phone cannot scan its own screen, but a second one can. After everything else: few need it. */
export function KeyForAnotherDevice({ pending }: { pending: PendingActivation }) {
  const words = useWords();
  return (
    <div className={classes.other}>
      <QuietText size="medium">{words.scan.qrCodeOnPhone}</QuietText>
      <QrCode keyUri={pending.keyUri} />
    </div>
  );
}
