import { useEffect, useState } from 'react';
import { readSession } from '../../shared/bff/session-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { clockFace } from '../../shared/time/countdown.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from '../shell/dialog.module.css';
import { Dialog } from '../shell/dialog.tsx';
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
  const words = useWords();
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
        <div className={classes.actions}>
          <Button variant="secondary" isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
            {words.userMenu.signOut}
          </Button>
          {endsByAge ? (
            <Button data-autofocus onClick={acceptEnd}>
              {words.sessionEnd.finish}
            </Button>
          ) : (
            <Button data-autofocus isBusy={stay.isPending} onClick={stayOrAccept}>
              {words.sessionEnd.stay}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
