import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { BusyButton } from '../../../shared/ui/busy-button.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import type { useSendDeactivationCode } from './deactivation-api.ts';
import { KeepActive } from './keep-active.tsx';

interface OfferCodeProps {
  send: ReturnType<typeof useSendDeactivationCode>;
  sendCode: () => void;
  /** Why the last code no longer counts, if there was one. */
  endedBy: unknown;
}

export function OfferCode({ send, sendCode, endedBy }: OfferCodeProps) {
  const words = useWords();
  return (
    <>
      <ProblemNotice error={send.error === null ? endedBy : null} sentences={words.deactivation.problems} />
      <ProblemNotice error={send.error} sentences={words.deactivation.sendProblems} />
      <QuietText size="medium">{words.deactivation.offer}</QuietText>
      <ActionRow>
        <BusyButton size="md" isBusy={send.isPending} onClick={sendCode}>
          {words.deactivation.send}
        </BusyButton>
        <KeepActive />
      </ActionRow>
    </>
  );
}
