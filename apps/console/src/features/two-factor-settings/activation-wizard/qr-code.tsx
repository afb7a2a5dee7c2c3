import { QRCodeCanvas } from 'qrcode.react';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import classes from './qr-code.module.css';
import { QUIET_ZONE_MODULES, qrSizeFor } from './qr-size.ts';

/** A canvas: dark-mode extensions and forced colours change the fills of an SVG, which cameras then cannot read. */
export function QrCode({ keyUri }: { keyUri: string }) {
  const words = useWizardWords();
  const { pixels, version } = qrSizeFor(keyUri);
  return (
    <QRCodeCanvas
      className={classes.code}
      style={{ height: 'auto' }}
      value={keyUri}
      size={pixels}
      minVersion={version}
      level="L"
      marginSize={QUIET_ZONE_MODULES}
      bgColor="#ffffff"
      fgColor="#000000"
      aria-label={words.scan.qrCode}
    />
  );
}
