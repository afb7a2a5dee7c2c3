import { Button } from '@mantine/core';
import { useId } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { withReturnPath } from '../../shared/return-path.ts';
import { CodeForm } from '../../shared/ui/code-form.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { SentCode } from '../../shared/ui/sent-code.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { CancelSignIn } from './cancel-sign-in.tsx';
import classes from './challenge-screen.module.css';
import { ChallengeScreen } from './challenge-screen.tsx';
import { useSendEmailCode, useVerify } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

export default function VerifyEmailPage() {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const headingId = useId();
  const verify = useVerify('email');
  const send = useSendEmailCode();
  const byApp = withReturnPath('/sign-in/verify', returnPath);

  return (
    <ChallengeScreen
      title={words.verifyByEmail.title}
      headingId={headingId}
      refusals={[verify.error, send.error]}
      hasCodeField={({ emailCode }) => emailCode !== null}
    >
      {({ factors, email, emailCode }) => (
        <>
          {!factors.includes('email') && <Navigate to={byApp} replace />}
          {emailCode === null ? (
            <>
              <p className={classes.text}>{words.verifyByEmail.offer(email)}</p>
              <ProblemNotice error={send.isPending ? null : send.error} sentences={words.verifyByEmail.sendProblems} />
              <div className={classes.actions}>
                <Button size="md" loading={send.isPending} onClick={() => send.mutate()}>
                  {words.verifyByEmail.send}
                </Button>
                <CancelSignIn />
              </div>
            </>
          ) : (
            <SentCode
              sent={{ sentTo: email, expiresAt: emailCode.expiresAt, resendAt: emailCode.resendAt }}
              resend={() => {
                verify.reset();
                send.mutate();
              }}
              resendState={{ ...send, sentences: words.verifyByEmail.sendProblems }}
            >
              <CodeForm
                key={emailCode.sentAt}
                hint={words.sentCode.hint}
                submitLabel={words.verify.submit}
                verify={async (code) => {
                  await verify.mutateAsync(code);
                  void navigate(returnPath, { replace: true });
                }}
                error={verify.error}
                sentences={words.verifyByEmail.problems}
                headingId={headingId}
                aside={<CancelSignIn />}
              />
            </SentCode>
          )}
          {factors.includes('authenticator') && (
            <p className={classes.ways}>
              <TextLink to={byApp}>{words.verifyByEmail.useApp}</TextLink>
            </p>
          )}
        </>
      )}
    </ChallengeScreen>
  );
}
