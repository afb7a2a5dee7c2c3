import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './password-form.module.css';
import { useRequestUnlockLink } from './sign-in-api.ts';

/** Offers a mailed link to whoever is locked out by other people's attempts (SEC-05). */
export function OfferUnlockLink({ email }: { email: string }) {
  const words = useWords();
  const request = useRequestUnlockLink();
  return (
    <div className={classes.offer}>
      {request.isSuccess ? (
        <Notice tone="success">{words.unlock.linkSent(email)}</Notice>
      ) : (
        <span>{words.unlock.cannotWait}</span>
      )}
      <ProblemNotice error={request.error} />
      <Button variant="secondary" size="large" isBusy={request.isPending} onClick={() => request.mutate(email)}>
        {request.isSuccess ? words.unlock.askAgain : words.unlock.askForLink}
      </Button>
    </div>
  );
}
