import { type FormEvent, useId, useState } from 'react';
import { isSignUpOpen } from '../../shared/bff/page-meta.ts';
import { EmailField } from '../../shared/email/email-field.tsx';
import { useEmailEntry } from '../../shared/email/use-email-entry.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useInvitationWords, useWords } from '../../shared/words/use-words.tsx';
import { DeadEnd } from './dead-end.tsx';
import classes from './invitation.module.css';
import { useRequestSignUp } from './invitation-api.ts';

/** Where the platform lets people in by themselves. Whether an address has an account is said in its mailbox only. */
export default function SignUpPage() {
  const invitation = useInvitationWords();
  if (!isSignUpOpen()) return <DeadEnd title={invitation.signUp.closedTitle} text={invitation.signUp.closed} />;
  return <SignUp />;
}

function SignUp() {
  const words = useWords();
  const invitation = useInvitationWords();
  const request = useRequestSignUp();
  const textId = useId();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = (email: string, onError?: () => void) =>
    request.mutate(email, { onSuccess: () => setSentTo(email), ...(onError && { onError }) });
  return (
    <CentredCard>
      <ScreenHeading title={invitation.signUp.title} describedBy={textId} takesFocus={false} />
      {sentTo === null ? (
        <>
          <QuietText size="medium" id={textId}>
            {invitation.signUp.text}
          </QuietText>
          <SignUpForm request={request} send={send} />
        </>
      ) : (
        <div className={classes.form}>
          <Notice tone="success">{invitation.signUp.sent(sentTo)}</Notice>
          <ProblemNotice error={request.error} sentences={invitation.signUp.problems} />
          <Button variant="secondary" size="large" isBusy={request.isPending} onClick={() => send(sentTo)}>
            {invitation.signUp.sendAgain}
          </Button>
        </div>
      )}
      <div className={classes.others}>
        <span>{invitation.signUp.haveAccount}</span>
        <TextLink to={paths.signIn}>{words.signIn.submit}</TextLink>
      </div>
    </CentredCard>
  );
}

interface SignUpFormProps {
  request: ReturnType<typeof useRequestSignUp>;
  send: (email: string, onError: () => void) => void;
}

function SignUpForm({ request, send }: SignUpFormProps) {
  const invitation = useInvitationWords();
  const entry = useEmailEntry();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const email = entry.check();
    if (email !== null) send(email, entry.focus);
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNotice error={request.error} sentences={invitation.signUp.problems} />
      <EmailField entry={entry} autoComplete="email" />
      <Button type="submit" size="large" isBusy={request.isPending}>
        {invitation.signUp.send}
      </Button>
    </form>
  );
}
