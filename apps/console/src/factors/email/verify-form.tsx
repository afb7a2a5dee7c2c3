import { type Challenge, challenge as challengeSchema, emailCodeSent } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { read, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../shared/code/code-shape.ts';
import { SentCode } from '../../shared/code/sent-code.tsx';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { challengeQuery, expectedChallenge, orRecoveryCode, useVerifyMutation } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

function useSendCode(onRefused: VerifyFormProps['onRefused']) {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('POST', '/api/sign-in/challenge/email-code', {}, emailCodeSent, expectedChallenge(client)),
    onSuccess: ({ sentTo: _, ...emailCode }) => {
      client.setQueryData(challengeQuery.queryKey, (challenge) => challenge && { ...challenge, emailCode });
    },
    onError: onRefused,
  });
}

/** Of the challenge that is shown, and not of another that the cookie holds by now. */
async function readDelivery({ emailCode, id }: Challenge, signal: AbortSignal) {
  const now = await read('/api/sign-in/challenge', challengeSchema, signal);
  const isSame = now.id === id && now.emailCode?.sentAt === emailCode?.sentAt;
  return isSame && now.emailCode ? now.emailCode.delivery : null;
}

/** Offers to send a code, and asks for it once it was sent. */
export default function EmailForm({ challenge, headingId, aside, ...listeners }: VerifyFormProps) {
  const words = useSignedInWords();
  const { email, emailCode, emailHeldUntil } = challenge;
  const send = useSendCode(listeners.onRefused);
  const mutation = useVerifyMutation('email', listeners);

  if (emailHeldUntil !== null)
    return (
      <>
        <Notice tone="info">{words.emailHeld(words.moments.time(emailHeldUntil))}</Notice>
        <ActionRow>{aside}</ActionRow>
      </>
    );
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
      readDelivery={(signal) => readDelivery(challenge, signal)}
      refused={(delivery) =>
        challenge.factors.includes('recovery-code') ? delivery.bounced.orRecoveryCode : delivery.bounced.orOtherWay
      }
      resend={() => send.mutate()}
      resendState={{ ...send, sentences: words.verifyByEmail.sendProblems }}
    >
      <CodeForm
        key={emailCode.sentAt}
        shape={sixDigitsShape(words)}
        hint={words.sentCode.hint}
        submitLabel={words.verify.submit}
        mutation={mutation}
        sentences={{ ...words.verifyByEmail.problems, ...orRecoveryCode(challenge, words) }}
        headingId={headingId}
        aside={aside}
      />
    </SentCode>
  );
}
