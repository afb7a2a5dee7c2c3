import { Button } from '@mantine/core';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { type RefObject, useState } from 'react';
import { copyToClipboard } from '../../../shared/browser/clipboard.ts';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './copy-button.module.css';

interface CopyButtonProps {
  text: string;
  /** Selected if the clipboard refuses, so that the person can copy it. */
  shownIn: RefObject<HTMLElement | null>;
}

export function CopyButton({ text, shownIn }: CopyButtonProps) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);

  const copy = async () => {
    setOutcome(null);
    const isCopied = await copyToClipboard(text);
    if (!isCopied && shownIn.current) window.getSelection()?.selectAllChildren(shownIn.current);
    setOutcome(isCopied ? 'copied' : 'copyFailed');
  };

  return (
    <div className={classes.row}>
      <Button variant="default" leftSection={<IconCopy size={16} stroke={1.8} aria-hidden />} onClick={copy}>
        {words.scan.copy}
      </Button>
      <span className={classes.outcome} role="status">
        {outcome && words.scan[outcome]}
      </span>
    </div>
  );
}
