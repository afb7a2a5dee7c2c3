import { emailCodeSent } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigits } from '../../shared/code/code-shape.ts';
import { SentCode } from '../../shared/code/sent-code.tsx';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { challengeQuery, expectedChallenge, useVerifyMutation } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

function useSendCode(onRefused: VerifyFormProps['onRefused']) {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('POST', '/api/sign-in/challenge/email-code', {}, emailCodeSent, expectedChallenge(client)),
    onSuccess: ({ sentAt, expiresAt, resendAt }) => {
      client.setQueryData(
        challengeQuery.queryKey,
        (challenge) => challenge && { ...challenge, emailCode: { sentAt, expiresAt, resendAt } },
      );
    },
    onError: onRefused,
  });
}

/** Offers to send a code, and asks for it once it was sent. */
export default function EmailForm({ challenge, headingId, aside, ...listeners }: VerifyFormProps) {
  const words = useWords();
  const { email, emailCode } = challenge;
  const send = useSendCode(listeners.onRefused);
  const mutation = useVerifyMutation('email', listeners);

  if (emailCode === null)
    return (
      <>
        <QuietText size="large">{words.verifyByEmail.offer(email)}</QuietText>
        <ProblemNotice error={send.error} sentences={words.verifyByEmail.sendProblems} />
        <ActionRow>
          <Button size="large" isBusy={send.isPending} onClick={() => send.mutate()}>
            {words.verifyByEmail.send}
          </Button>
          {aside}
        </ActionRow>
      </>
    );
  return (
    <SentCode
      sent={{ sentTo: email, ...emailCode }}
      resend={() => send.mutate()}
      resendState={{ ...send, sentences: words.verifyByEmail.sendProblems }}
    >
      <CodeForm
        key={emailCode.sentAt}
        shape={sixDigits}
        hint={words.sentCode.hint}
        submitLabel={words.verify.submit}
        mutation={mutation}
        sentences={words.verifyByEmail.problems}
        headingId={headingId}
        aside={aside}
      />
    </SentCode>
  );
}
