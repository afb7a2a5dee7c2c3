import IconPlugConnectedX from '@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs';
import { problemSentence } from '../bff/problem-sentence.ts';
import { useWords } from '../words/use-words.tsx';
import { Button } from './button.tsx';
import classes from './load-failed.module.css';

interface LoadFailedProps {
  error: unknown;
  /** Each failed attempt is announced again. */
  attempt: number;
  isRetrying: boolean;
  onRetry: () => void;
}

/** Takes the place of content that could not be read. */
export function LoadFailed({ error, attempt, isRetrying, onRetry }: LoadFailedProps) {
  const words = useWords();
  return (
    <div className={classes.frame}>
      <IconPlugConnectedX className={classes.icon} size={32} stroke={1.5} aria-hidden />
      <div key={attempt} role="alert">
        <p className={classes.title}>{words.loadFailed.title}</p>
        <p className={classes.text}>{problemSentence(error, words)}</p>
      </div>
      <Button variant="secondary" isBusy={isRetrying} onClick={onRetry}>
        {words.common.tryAgain}
      </Button>
    </div>
  );
}
