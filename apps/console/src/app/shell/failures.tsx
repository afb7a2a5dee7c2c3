import { isNotLoaded } from '../../shared/loading/not-loaded.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { bootWords } from '../../shared/words/boot-words.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './floating-notice.module.css';

/** What is said about a part of the console that broke, or whose file did not arrive. */
function sentencesAbout(error: unknown): { title: string; text: string; reload: string } {
  const { notLoadedTitle, notLoadedText, brokenTitle, brokenText, reload } = bootWords();
  return isNotLoaded(error)
    ? { title: notLoadedTitle, text: notLoadedText, reload }
    : { title: brokenTitle, text: brokenText, reload };
}

/** Shown instead of a screen. */
export function FailedPage({ error }: { error: unknown }) {
  const { title, text, reload } = sentencesAbout(error);
  return (
    <CentredCard preferences={null}>
      <ScreenHeading title={title} />
      <QuietText size="large">{text}</QuietText>
      <Button size="large" onClick={() => window.location.reload()}>
        {reload}
      </Button>
    </CentredCard>
  );
}

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
      <Notice tone="error">{lead ? `${lead} ${text}` : text}</Notice>
      <div className={classes.actions}>
        <Button variant="secondary" onClick={onClose}>
          {words.common.close}
        </Button>
        <Button onClick={() => window.location.reload()}>{reload}</Button>
      </div>
    </div>
  );
}
