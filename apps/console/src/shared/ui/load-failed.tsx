import { Button } from '@mantine/core';
import IconPlugConnectedX from '@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs';
import { problemSentence } from '../problem-sentence.ts';
import { useWords } from '../words/use-words.ts';
import classes from './load-failed.module.css';

interface LoadFailedProps {
  error: unknown;
  isRetrying: boolean;
  onRetry: () => void;
}

/** Stands where the content would be when a read failed. */
export function LoadFailed({ error, isRetrying, onRetry }: LoadFailedProps) {
  const words = useWords();
  return (
    <div className={classes.frame} role="alert">
      <IconPlugConnectedX className={classes.icon} size={32} stroke={1.5} aria-hidden />
      <p className={classes.title}>{words.loadFailed.title}</p>
      <p className={classes.text}>{problemSentence(error, words)}</p>
      <Button variant="default" loading={isRetrying} onClick={onRetry}>
        {words.common.tryAgain}
      </Button>
    </div>
  );
}
