import { useId } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { SentCode } from '../../shared/code/sent-code.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { BusyButton } from '../../shared/ui/busy-button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
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
  const byApp = withReturnPath(paths.verify, returnPath);

  return (
    <ChallengeScreen
      title={words.verifyByEmail.title}
      headingId={headingId}
      help="verify-by-email"
      refusals={[verify.error, send.error]}
      hasCodeField={({ emailCode }) => emailCode !== null}
    >
      {({ factors, email, emailCode }) =>
        factors.includes('email') ? (
          <>
            {emailCode === null ? (
              <>
                <QuietText size="large">{words.verifyByEmail.offer(email)}</QuietText>
                <ProblemNotice error={send.error} sentences={words.verifyByEmail.sendProblems} />
                <ActionRow>
                  <BusyButton size="md" isBusy={send.isPending} onClick={() => send.mutate()}>
                    {words.verifyByEmail.send}
                  </BusyButton>
                  <CancelSignIn />
                </ActionRow>
              </>
            ) : (
              <SentCode
                sent={{ sentTo: email, ...emailCode }}
                resend={() => send.mutate()}
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
            <p className={classes.ways}>
              <TextLink to={byApp}>{words.verifyByEmail.useApp}</TextLink>
            </p>
          </>
        ) : (
          <Navigate to={byApp} replace />
        )
      }
    </ChallengeScreen>
  );
}
