import { useSyncExternalStore } from 'react';
import { longWait } from '../../shared/bff/request-timeout.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './slow-request-notice.module.css';

/** Says that an answer takes long, whichever screen waits for it. Its place is there before, as screen readers want it. */
export function StillWorking() {
  const words = useWords();
  const isLong = useSyncExternalStore(longWait.subscribe, longWait.isOn);
  return (
    <div className={classes.place} aria-live="polite">
      {isLong && (
        <p className={classes.text} role="status">
          {words.common.stillWorking}
        </p>
      )}
    </div>
  );
}
