import { type UseMutationOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Navigate } from 'react-router';
import { noContent, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../../shared/code/code-shape.ts';
import { Link } from '../../../shared/navigation/link.tsx';
import { paths } from '../../../shared/navigation/paths.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../../shared/ui/when-loaded.tsx';
import { useCheckUpWords, useWizardWords } from '../../../shared/words/use-words.tsx';
import { WrongCodeAdvice } from './wrong-code-advice.tsx';

/** Says whether the codes of the active authenticator are right, without spending one. */
export default function TestCodePage() {
  const words = useWizardWords();
  const checkUp = useCheckUpWords();
  const headingId = useId();
  const newsId = useId();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const { mutation, isRight, refusal } = useCodeTest();
  const isLastTest = isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0;
  const isOut = isLastTest || isProblem(refusal, 'too_many_attempts');

  if (twoFactor.data?.status === 'inactive') return <Navigate to={paths.twoFactor} replace />;

  const toSettings = (variant: 'primary' | 'secondary') => (
    <Link {...buttonLook({ variant, size: 'large' })} to={paths.twoFactor}>
      {checkUp.done}
    </Link>
  );

  return (
    <Card component="section" size="roomy">
      <ScreenHeading
        title={words.twoFactor.testCode}
        id={headingId}
        describedBy={isRight ? newsId : undefined}
        takesFocus={isRight || isOut}
      />
      <WhenLoaded query={twoFactor} waiting={<Skeleton rows={[40, 56, 42]} />}>
        {() => {
          if (isRight)
            return (
              <>
                <Notice tone="success" id={newsId}>
                  {checkUp.works}
                </Notice>
                <QuietText size="medium">{checkUp.clockIsRight}</QuietText>
                <QuietText size="medium">{checkUp.nothingSpent}</QuietText>
                <ActionRow>{toSettings('primary')}</ActionRow>
              </>
            );
          if (isOut)
            return (
              <>
                <ProblemNotice error={refusal} sentences={{ ...words.confirm.problems, ...checkUp.problems }} />
                <WrongCodeAdvice refusal={refusal} />
                {isLastTest && <QuietText size="medium">{checkUp.lastTest}</QuietText>}
                <ActionRow>{toSettings('primary')}</ActionRow>
                <HelpLink place="confirm" />
              </>
            );
          return (
            <>
              {/* Makes room for the answer: on a phone the button stays above the keyboard. */}
              {!refusal && <QuietText size="medium">{checkUp.intro}</QuietText>}
              <CodeForm
                shape={sixDigitsShape(words)}
                hint={words.confirm.hint}
                submitLabel={checkUp.submit}
                mutation={mutation}
                sentences={words.confirm.problems}
                headingId={headingId}
                aside={toSettings('secondary')}
              />
              <WrongCodeAdvice refusal={refusal} />
              <HelpLink place="confirm" />
            </>
          );
        }}
      </WhenLoaded>
    </Card>
  );
}

function useCodeTest() {
  const client = useQueryClient();
  const [isRight, setIsRight] = useState(false);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const mutation: UseMutationOptions<undefined, Error, string> = {
    mutationFn: (code) => write('POST', '/api/two-factor/test', { code }, noContent),
    onSuccess: () => {
      client.setQueryData(
        twoFactorStatusQuery.queryKey,
        (status) => status && (status.status === 'active' ? { ...status, isCheckUpDue: false } : status),
      );
      setIsRight(true);
    },
    onError: async (error) => {
      // Deactivated from elsewhere: the settings show it.
      if (isProblem(error, 'not_active')) await client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
      setRefusal(error);
    },
  };
  return { mutation, isRight, refusal };
}
