import { hasSlowRequest } from '../../shared/bff/request-timeout.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './slow-request-notice.module.css';

/** Says that a request takes long, on every screen. The live region is always there, as screen readers need it. */
export function SlowRequestNotice() {
  const words = useWords();
  const isSlow = useStore(hasSlowRequest);
  return (
    <div className={classes.place} aria-live="polite">
      {isSlow && (
        <p className={classes.text} role="status">
          {words.common.stillWorking}
        </p>
      )}
    </div>
  );
}
