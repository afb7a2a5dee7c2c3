import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { sentencesAbout } from './failure-sentences.ts';
import classes from './floating-notice.module.css';

interface FailedDialogProps {
  error: unknown;
  /** What the dialog was for. */
  lead?: string;
  onClose: () => void;
}

/** Shown instead of a dialog. The screen below keeps what somebody is typing; a reload loses it, and the text says so. */
export function FailedDialog({ error, lead, onClose }: FailedDialogProps) {
  const words = useWords();
  const { text, reload } = sentencesAbout(error);
  return (
    <div className={classes.notice}>
      <Notice tone="error">{lead ? lead + words.common.betweenSentences + text : text}</Notice>
      <div className={classes.actions}>
        <Button variant="secondary" onClick={onClose}>
          {words.common.close}
        </Button>
        <Button onClick={() => window.location.reload()}>{reload}</Button>
      </div>
    </div>
  );
}
