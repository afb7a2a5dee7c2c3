import { Button } from '@mantine/core';
import { Notice } from '../../shared/ui/notice.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './floating-notice.module.css';
import { sentencesAbout } from './page-failure.ts';

interface DialogFailedProps {
  error: unknown;
  /** What the dialog was for. */
  lead?: string;
  onClose: () => void;
}

/** Stands for a dialog that could not be shown. The screen below keeps what somebody is typing, and says that a reload does not. */
export function DialogFailed({ error, lead, onClose }: DialogFailedProps) {
  const words = useWords();
  const { text, reload } = sentencesAbout(error);
  return (
    <div className={classes.notice}>
      <Notice tone="error">{lead ? `${lead} ${text}` : text}</Notice>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {words.common.close}
        </Button>
        <Button onClick={() => window.location.reload()}>{reload}</Button>
      </div>
    </div>
  );
}
