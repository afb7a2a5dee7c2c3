import { passwordResetRequest } from '@countersign/contract';
import { type FormEvent, useEffect, useId } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as v from 'valibot';
import { EmailField } from '../../shared/email/email-field.tsx';
import { useEmailEntry } from '../../shared/email/use-email-entry.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useResetWords } from '../../shared/words/use-words.tsx';
import classes from './password-reset.module.css';
import { useRequestPasswordReset } from './password-reset-api.ts';
import { WaitingForReset } from './waiting-for-reset.tsx';

/** Asks for the email, then waits for the code of its mail. The history keeps which, so that a reload loses nothing. */
export default function ForgotPasswordPage() {
  const { state } = useLocation();
  const sent = v.safeParse(passwordResetRequest, state);
  return (
    <CentredCard>
      {sent.success ? <WaitingForReset key={sent.output.email} email={sent.output.email} /> : <AskForEmail />}
    </CentredCard>
  );
}

function AskForEmail() {
  const reset = useResetWords();
  const navigate = useNavigate();
  const textId = useId();
  const entry = useEmailEntry();
  const { field } = entry;
  const request = useRequestPasswordReset();

  useEffect(() => field.current?.focus(), [field]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const email = entry.check();
    if (email !== null) request.mutate(email, { onSuccess: () => navigate('.', { state: { email } }) });
  };

  return (
    <>
      <ScreenHeading key="ask" title={reset.title} describedBy={textId} takesFocus={false} />
      <QuietText size="medium" id={textId}>
        {reset.text}
      </QuietText>
      <form className={classes.form} onSubmit={submit} noValidate>
        <ProblemNotice error={request.error} sentences={reset.sendProblems} />
        <EmailField entry={entry} autoComplete="username" />
        <Button type="submit" size="large" isBusy={request.isPending}>
          {reset.send}
        </Button>
      </form>
      <TextLink to={paths.signIn}>{reset.toSignIn}</TextLink>
    </>
  );
}
