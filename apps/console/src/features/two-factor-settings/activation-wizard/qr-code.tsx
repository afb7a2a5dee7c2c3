import { QRCodeSVG } from 'qrcode.react';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './qr-code.module.css';

/** The four modules of margin that ISO/IEC 18004 asks for; cameras need them in the dark scheme too. */
const QUIET_ZONE_MODULES = 4;

export function QrCode({ keyUri }: { keyUri: string }) {
  const words = useWords();
  return (
    <QRCodeSVG
      className={classes.code}
      value={keyUri}
      size={240}
      level="M"
      marginSize={QUIET_ZONE_MODULES}
      bgColor="#ffffff"
      fgColor="#000000"
      aria-label={words.scan.qrCode}
    />
  );
}
