import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ScreenProblems } from '../bff/problem-sentence.ts';
import { createLazyPart } from '../loading/lazy-part.ts';
import { clockFace, useCountdown } from '../time/countdown.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSignedInWords } from '../words/use-words.tsx';
import type { DeliveryNoteProps } from './delivery-note.tsx';
import classes from './sent-code.module.css';

interface SentCodeProps extends DeliveryNoteProps {
  /** The form for the code. */
  children: ReactNode;
  resend: () => void;
  resendState: { isPending: boolean; isSuccess: boolean; error: unknown; sentences: ScreenProblems };
}

const deliveryNote = createLazyPart(() => import('./delivery-note.tsx'));

/** A file of its own, fetched only where deliveries are tracked; until it is there, and should it not arrive, undefined. */
function useDeliveryNote(isTracked: boolean) {
  const { data } = useQuery({
    queryKey: ['delivery-note'],
    queryFn: deliveryNote.fetch,
    enabled: isTracked,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.default;
}

/** Shown while a mailed code is expected: where it was sent, the form for it, and a button that sends another. */
export function SentCode({ sent, children, readDelivery, refused, resend, resendState }: SentCodeProps) {
  const words = useSignedInWords();
  const DeliveryNote = useDeliveryNote(sent.delivery !== null);
  const secondsToResend = useCountdown({ from: sent.sentAt, until: sent.resendAt });
  const mayResend = secondsToResend === 0;
  const [wasResent, setWasAskedAgain] = useState(false);

  const resendNow = () => {
    setWasAskedAgain(true);
    resend();
  };

  return (
    <div className={classes.frame}>
      <p className={classes.sentTo}>
        <IconMail className={classes.icon} size={20} stroke={1.6} aria-hidden />
        <span>{words.sentCode.sentTo(sent.sentTo, words.moments.time(sent.expiresAt))}</span>
      </p>
      {children}
      <ProblemNotice error={resendState.error} sentences={resendState.sentences} />
      <div className={classes.again}>
        <Button variant="secondary" disabled={!mayResend} isBusy={resendState.isPending} onClick={resendNow}>
          {words.sentCode.resend}
        </Button>
        <div className={classes.hints}>
          {!mayResend && (
            <span className={classes.countdown}>{words.sentCode.resendIn(clockFace(secondsToResend))}</span>
          )}
          {/* Announced once when it becomes true; a ticking countdown is not for screen readers. */}
          <span role="status">
            {mayResend
              ? words.sentCode.resendReady
              : wasResent && resendState.isSuccess
                ? words.sentCode.sentAgain
                : null}
          </span>
        </div>
      </div>
      <p className={classes.note} role="status">
        {DeliveryNote ? (
          <DeliveryNote sent={sent} readDelivery={readDelivery} refused={refused} />
        ) : (
          words.sentCode.spamHint
        )}
      </p>
    </div>
  );
}
