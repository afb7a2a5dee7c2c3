import { useEffect, useState } from 'react';
import { readSession } from '../../shared/bff/session-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { clockFace } from '../../shared/time/countdown.ts';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import classes from '../../shared/ui/dialog.module.css';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import type { useSignOut } from './use-sign-out.ts';

const ANNOUNCED_AT_SECONDS = 20;

interface SessionEndDialogProps {
  /** Milliseconds by this device's clock. */
  endsAt: number;
  /** By its maximum age, which no activity extends. */
  endsByAge: boolean;
  acceptEnd: () => void;
  signOut: ReturnType<typeof useSignOut>;
}

function useSecondsUntil(endsAt: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return Math.max(0, Math.floor((endsAt - now) / 1000));
}

/** Closing it means staying, where that is possible: whoever closes it is there. */
export default function SessionEndDialog({ endsAt, endsByAge, acceptEnd, signOut }: SessionEndDialogProps) {
  const words = useSignedInWords();
  const seconds = useSecondsUntil(endsAt);
  // The response extends the session, and that closes the dialog.
  const stay = useSubmission({ mutationFn: () => readSession() });
  const stayOrAccept = endsByAge ? acceptEnd : () => stay.mutate();

  return (
    <Dialog title={words.sessionEnd.title} onClose={stayOrAccept}>
      <div className={classes.form}>
        <QuietText size="small">{endsByAge ? words.sessionEnd.tooOld : words.sessionEnd.unused}</QuietText>
        {/* Screen readers do not read a timer as it ticks; the last seconds are announced once. */}
        <p className={classes.left} role="timer">
          {words.sessionEnd.timeLeft(clockFace(seconds))}
        </p>
        <span className="visually-hidden" role="status">
          {seconds <= ANNOUNCED_AT_SECONDS && words.sessionEnd.lastSeconds}
        </span>
        <ProblemNotice error={stay.error ?? signOut.error} />
        <ActionRow>
          {endsByAge ? (
            <Button size="large" data-autofocus onClick={acceptEnd}>
              {words.sessionEnd.finish}
            </Button>
          ) : (
            <Button size="large" data-autofocus isBusy={stay.isPending} onClick={stayOrAccept}>
              {words.sessionEnd.stay}
            </Button>
          )}
          <Button variant="secondary" size="large" isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
            {words.userMenu.signOut}
          </Button>
        </ActionRow>
      </div>
    </Dialog>
  );
}
