import type { EmailCodeSent } from '@countersign/contract';
import type { ReactNode } from 'react';
import type { Submission } from '../../../shared/bff/use-submission.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useSignedInWords } from '../../../shared/words/use-words.tsx';

interface OfferCodeProps {
  send: Submission<EmailCodeSent>;
  sendCode: () => void;
  /** Why the last code no longer counts, if there was one. */
  endedBy: unknown;
  aside: ReactNode;
}

/** Offers to send a code, where none was sent or the last one no longer counts. */
export function OfferCode({ send, sendCode, endedBy, aside }: OfferCodeProps) {
  const words = useSignedInWords();
  return (
    <>
      <ProblemNotice error={send.error === null ? endedBy : null} sentences={words.deactivation.problems} />
      <ProblemNotice error={send.error} sentences={words.deactivation.sendProblems} />
      <QuietText size="medium">{words.deactivation.offer}</QuietText>
      <ActionRow>
        <Button size="large" isBusy={send.isPending} onClick={sendCode}>
          {words.deactivation.send}
        </Button>
        {aside}
      </ActionRow>
    </>
  );
}
