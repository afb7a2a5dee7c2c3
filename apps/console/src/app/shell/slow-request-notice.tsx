import { createPortal } from 'react-dom';
import { hasSlowRequest } from '../../shared/bff/request-timeout.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { openDialogs } from '../../shared/ui/open-dialogs.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './slow-request-notice.module.css';

/**
 * Says that a request takes long: over the screen, or in the dialog above it, outside of which nothing is read out. The live
 * region is always there, as screen readers need it.
 */
export function SlowRequestNotice() {
  const words = useWords();
  const isSlow = useStore(hasSlowRequest);
  const dialog = useStore(openDialogs).at(-1);
  return createPortal(
    <div className={classes.place} aria-live="polite">
      {isSlow && (
        <p className={classes.text} role="status">
          {words.common.stillWorking}
        </p>
      )}
    </div>,
    dialog ?? document.body,
  );
}
