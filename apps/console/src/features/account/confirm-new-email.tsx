import type { PendingEmailChange } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { noContent, write } from '../../shared/bff/client.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../shared/code/code-shape.ts';
import { SentCode } from '../../shared/code/sent-code.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useAccountWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { readNewAddressDelivery, useAbandonEmailChange, useSendToNewAddress } from './account-api.ts';
import { stateAfter } from './account-news.ts';

interface ConfirmNewEmailProps {
  change: PendingEmailChange;
  onRefused: (refusal: Error) => void;
}

/** Shown while the code is expected that was mailed to the new address. */
export function ConfirmNewEmail({ change, onRefused }: ConfirmNewEmailProps) {
  const words = useSignedInWords();
  const said = useAccountWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = useSendToNewAddress();
  const abandon = useAbandonEmailChange();
  const textId = useId();
  const { email, ...code } = change;

  const mutation = {
    mutationFn: (typed: string) => write('POST', '/api/account/email/confirm', { code: typed }, noContent),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      // Theirs is the same session, which names the new address from now on.
      otherTabs.post({ kind: 'signed-in' });
      void navigate(paths.account, { replace: true, state: stateAfter('email') });
    },
    onError: onRefused,
  };

  return (
    <div id={textId}>
      <SentCode
        sent={{ sentTo: email, ...code }}
        readDelivery={readNewAddressDelivery}
        refused={(delivery) => delivery.bounced.noOtherWay}
        resend={() => send.mutate(email)}
        resendState={{ ...send, sentences: said.changeEmail.sendProblems }}
      >
        <CodeForm
          key={code.sentAt}
          shape={sixDigitsShape(words)}
          hint={words.sentCode.hint}
          submitLabel={said.changeEmail.submit}
          mutation={mutation}
          sentences={said.changeEmail.problems}
          headingId={textId}
          aside={
            <Button variant="secondary" size="large" isBusy={abandon.isPending} onClick={() => abandon.mutate()}>
              {said.changeEmail.another}
            </Button>
          }
        />
      </SentCode>
    </div>
  );
}
