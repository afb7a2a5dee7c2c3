import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readSession } from '../../shared/bff/session-query.ts';
import { clockFace } from '../../shared/time/countdown.ts';
import { BusyButton } from '../../shared/ui/busy-button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from '../shell/dialog.module.css';
import { Dialog } from '../shell/dialog.tsx';
import type { useSignOut } from './use-sign-out.ts';

const SAID_AGAIN_AT_SECONDS = 20;

interface SessionEndDialogProps {
  /** Milliseconds by this device's clock. */
  endsAt: number;
  /** Then nothing puts the end off. */
  isForAge: boolean;
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

/** Whoever closes it is there, so closing means to stay, where that is possible. */
export default function SessionEndDialog({ endsAt, isForAge, acceptEnd, signOut }: SessionEndDialogProps) {
  const words = useWords();
  const seconds = useSecondsUntil(endsAt);
  // The answer moves the end, and with that the dialog goes.
  const stay = useMutation({ mutationFn: () => readSession() });
  const goOn = isForAge ? acceptEnd : () => stay.mutate();

  return (
    <Dialog title={words.sessionEnd.title} onClose={goOn}>
      <div className={classes.form}>
        <QuietText size="small">{isForAge ? words.sessionEnd.tooOld : words.sessionEnd.unused}</QuietText>
        {/* A timer is not read out as it ticks; what is, is said once. */}
        <p className={classes.left} role="timer">
          {words.sessionEnd.timeLeft(clockFace(seconds))}
        </p>
        <span className="visually-hidden" role="status">
          {seconds <= SAID_AGAIN_AT_SECONDS && words.sessionEnd.lastSeconds}
        </span>
        <ProblemNotice error={stay.error ?? signOut.error} />
        <div className={classes.actions}>
          <BusyButton variant="default" isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
            {words.userMenu.signOut}
          </BusyButton>
          {isForAge ? (
            <Button data-autofocus onClick={acceptEnd}>
              {words.sessionEnd.finish}
            </Button>
          ) : (
            <BusyButton data-autofocus isBusy={stay.isPending} onClick={goOn}>
              {words.sessionEnd.stay}
            </BusyButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}
