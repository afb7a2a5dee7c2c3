import type { TwoFactorStatus } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { Button, buttonLook } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useCheckUpWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import classes from './check-up-card.module.css';

interface CheckUpCardProps {
  recoveryCodes: Extract<TwoFactorStatus, { status: 'active' }>['recoveryCodes'];
}

/** Asks to test an authenticator that nobody has used for weeks, and to look for the recovery codes. */
export default function CheckUpCard({ recoveryCodes }: CheckUpCardProps) {
  const words = useSignedInWords();
  const checkUp = useCheckUpWords();
  const client = useQueryClient();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const postpone = useSubmission({
    mutationFn: () => write('POST', '/api/two-factor/check-up/postpone', {}, noContent),
    // The card stays, and says so, until this page is left.
    onSuccess: () => client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey, refetchType: 'none' }),
  });
  const isPostponed = postpone.isSuccess;

  // The button that had the focus is gone.
  useEffect(() => {
    if (isPostponed) title.current?.focus();
  }, [isPostponed]);

  return (
    <section aria-labelledby={titleId}>
      <Card size="compact">
        <h2 className={classes.title} id={titleId} ref={title} tabIndex={-1}>
          {checkUp.card.title}
        </h2>
        {isPostponed ? (
          <p className={classes.answer} role="status">
            {checkUp.card.postponed}
          </p>
        ) : (
          <>
            <QuietText size="small">{checkUp.card.text}</QuietText>
            <QuietText size="small">
              {recoveryCodes?.left ? checkUp.card.codes(recoveryCodes.left) : checkUp.card.noCodes}
            </QuietText>
            <ProblemNotice error={postpone.error} />
            <div className={classes.actions}>
              <Link {...buttonLook({ variant: 'secondary' })} to={paths.testCode}>
                {words.twoFactor.testCode}
              </Link>
              <Button variant="link" isBusy={postpone.isPending} onClick={() => postpone.mutate()}>
                {checkUp.card.later}
              </Button>
            </div>
          </>
        )}
      </Card>
    </section>
  );
}
