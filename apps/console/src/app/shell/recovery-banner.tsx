import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { useAssistedRecoveryWords } from '../../shared/words/use-words.tsx';
import classes from './recovery-banner.module.css';

/** While a recovery waits, on every page of a live session, which may cancel it. */
export default function RecoveryBanner({ deactivatesAt }: { deactivatesAt: string }) {
  const assisted = useAssistedRecoveryWords();
  const client = useQueryClient();
  const text = useRef<HTMLParagraphElement>(null);
  const cancelling = useSubmission({
    mutationFn: () => write('POST', '/api/recovery/cancel-own', {}, noContent),
    // The banner stays, and says so, until the next answer knows it too.
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey, refetchType: 'none' }),
  });
  const isCancelled = cancelling.isSuccess;

  // The button that had the focus is gone.
  useEffect(() => {
    if (isCancelled) text.current?.focus();
  }, [isCancelled]);

  return (
    <section
      className={classes.banner}
      data-is-over={isCancelled || undefined}
      aria-label={isCancelled ? assisted.cancel.doneTitle : assisted.banner.title}
    >
      {!isCancelled && <h2 className={classes.title}>{assisted.banner.title}</h2>}
      <p className={classes.text} ref={text} tabIndex={-1} role={isCancelled ? 'status' : undefined}>
        {isCancelled ? assisted.banner.done : assisted.banner.text(assisted.moments.exact(deactivatesAt))}
      </p>
      <ProblemNotice error={cancelling.error} />
      {!isCancelled && (
        <Button className={classes.action} isBusy={cancelling.isPending} onClick={() => cancelling.mutate()}>
          {assisted.banner.submit}
        </Button>
      )}
    </section>
  );
}
