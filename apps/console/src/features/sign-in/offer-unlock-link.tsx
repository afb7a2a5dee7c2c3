import { BusyButton } from '../../shared/ui/busy-button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './password-form.module.css';
import { useAskForUnlockLink } from './sign-in-api.ts';

/** For somebody whose sign-in was refused for what others tried: a mailed link, so that nobody is locked out (SEC-05). */
export function OfferUnlockLink({ email }: { email: string }) {
  const words = useWords();
  const ask = useAskForUnlockLink();
  return (
    <div className={classes.offer}>
      {ask.isSuccess ? (
        <Notice tone="success">{words.unlock.linkSent(email)}</Notice>
      ) : (
        <span>{words.unlock.cannotWait}</span>
      )}
      <ProblemNotice error={ask.error} />
      <BusyButton variant="default" size="md" fullWidth isBusy={ask.isPending} onClick={() => ask.mutate(email)}>
        {ask.isSuccess ? words.unlock.askAgain : words.unlock.askForLink}
      </BusyButton>
    </div>
  );
}
