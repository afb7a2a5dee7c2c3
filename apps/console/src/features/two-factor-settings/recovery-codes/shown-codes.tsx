import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useId, useRef, useState } from 'react';
import { platformName } from '../../../shared/bff/page-meta.ts';
import { copyToClipboard } from '../../../shared/browser/clipboard.ts';
import { downloadText } from '../../../shared/browser/download.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useRecoveryWords } from '../../../shared/words/use-words.tsx';
import { type CodesDocument, textOf } from './codes-document.ts';
import { PrintSheet } from './print-sheet.tsx';
import classes from './shown-codes.module.css';

/** The codes, with the ways to keep them. */
export function ShownCodes({ document }: { document: CodesDocument }) {
  const recovery = useRecoveryWords();
  const listId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [outcome, setOutcome] = useState<string | null>(null);

  const copy = async () => {
    setOutcome(null);
    const isCopied = await copyToClipboard(document.codes.join('\n'), list.current);
    setOutcome(isCopied ? recovery.saveCodes.copied : recovery.saveCodes.copyFailed);
  };
  const download = () => {
    downloadText(recovery.savedCodes.fileName(platformName()), textOf(document));
    setOutcome(recovery.saveCodes.downloaded);
  };

  return (
    <section className={classes.panel} aria-labelledby={listId}>
      <h2 className="visually-hidden" id={listId}>
        {recovery.saveCodes.list}
      </h2>
      <ol ref={list} className={classes.codes} translate="no">
        {document.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.keep}>
        <Button variant="secondary" onClick={copy}>
          <IconCopy size={16} stroke={1.8} aria-hidden />
          {recovery.saveCodes.copy}
        </Button>
        <Button variant="secondary" onClick={download}>
          <IconDownload size={16} stroke={1.8} aria-hidden />
          {recovery.saveCodes.download}
        </Button>
        <Button variant="secondary" onClick={() => window.print()}>
          <IconPrinter size={16} stroke={1.8} aria-hidden />
          {recovery.saveCodes.print}
        </Button>
        <span className={classes.outcome} role="status">
          {outcome}
        </span>
      </div>
      <PrintSheet document={document} />
    </section>
  );
}
