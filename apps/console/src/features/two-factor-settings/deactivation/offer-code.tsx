import { Button } from '@mantine/core';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { useWords } from '../../../shared/words/use-words.ts';
import type { useSendDeactivationCode } from './deactivation-api.ts';
import classes from './deactivation-page.module.css';
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
      <ProblemNotice error={send.isPending ? null : send.error} sentences={words.deactivation.sendProblems} />
      <p className={classes.text}>{words.deactivation.offer}</p>
      <div className={classes.actions}>
        <Button size="md" loading={send.isPending} onClick={sendCode}>
          {words.deactivation.send}
        </Button>
        <KeepActive />
      </div>
    </>
  );
}
