import { useId } from 'react';
import { useNavigate } from 'react-router';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useResetWords } from '../../shared/words/use-words.tsx';
import { eightDigits } from './eight-digits.ts';
import classes from './password-reset.module.css';
import { redeemResetCode, useRequestPasswordReset } from './password-reset-api.ts';

/** Says nothing of whether there is an account: the same page waits for every email. */
export function WaitingForReset({ email }: { email: string }) {
  const reset = useResetWords();
  const navigate = useNavigate();
  const headingId = useId();
  const again = useRequestPasswordReset();

  const mutation = {
    mutationFn: redeemResetCode,
    onSuccess: ({ token }: { token: string }) => navigate(`${paths.resetPassword}#${token}`, { replace: true }),
  };

  return (
    <>
      <ScreenHeading key="sent" title={reset.sentTitle} id={headingId} takesFocus={false} />
      <p className={classes.sentTo}>{reset.sentTo(email)}</p>
      <CodeForm
        // A code that was refused says nothing of the next mail.
        key={again.submittedAt}
        shape={eightDigits(reset)}
        hint={reset.codeHint}
        submitLabel={reset.goOn}
        mutation={mutation}
        sentences={reset.codeProblems}
        headingId={headingId}
      />
      <ProblemNotice error={again.error} sentences={reset.sendProblems} />
      {again.isSuccess && <Notice tone="success">{reset.sentAgain}</Notice>}
      <div className={classes.again}>
        <Button variant="secondary" isBusy={again.isPending} onClick={() => again.mutate(email)}>
          {reset.sendAgain}
        </Button>
        <QuietText size="small">{reset.spamHint}</QuietText>
      </div>
      <TextLink to={paths.signIn}>{reset.toSignIn}</TextLink>
    </>
  );
}
