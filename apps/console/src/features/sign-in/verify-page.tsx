import { type Factor, factors } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useState } from 'react';
import { matchPath, Navigate, useLocation } from 'react-router';
import { challengeQuery } from '../../factors/challenge.ts';
import { factorRegistry, verifyPathFor } from '../../factors/index.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { useHasPassed } from '../../shared/time/countdown.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { CancelSignIn } from './cancel-sign-in.tsx';
import { ChallengeEnded, endOfChallenge } from './challenge-ended.tsx';
import { useGoOn } from './use-go-on.ts';
import { useReturnPath } from './use-return-path.ts';
import classes from './verify-page.module.css';

/** The verify screen of the factor that the address names. */
export default function VerifyPage() {
  const { pathname } = useLocation();
  const named = factors.find((factor) => matchPath(factorRegistry[factor].path, pathname));
  // The key makes another factor another screen, with nothing left of the one before.
  return named && <VerifyScreen key={named} factor={named} />;
}

function VerifyScreen({ factor }: { factor: Factor }) {
  const words = useWords();
  const returnPath = useReturnPath();
  const goOn = useGoOn(returnPath);
  const headingId = useId();
  const challenge = useQuery(challengeQuery);
  const hasExpired = useHasPassed(challenge.data?.expiresAt);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const { title, help, form, beginsWithField } = factorRegistry[factor];

  const end = endOfChallenge(challenge.error, refusal, hasExpired);
  if (end) return <ChallengeEnded reason={end} />;

  const waiting = <Skeleton rows={[20, 56, 42]} />;
  return (
    <CentredCard>
      <ScreenHeading
        title={title(words)}
        id={headingId}
        takesFocus={!(challenge.data && beginsWithField(challenge.data))}
      />
      <WhenLoaded query={challenge} waiting={waiting}>
        {(answer) =>
          answer.factors.includes(factor) ? (
            // Around all of it: whatever is below the form would shift when its file arrives.
            <Suspense fallback={waiting}>
              <Lazy
                of={form}
                challenge={answer}
                headingId={headingId}
                aside={<CancelSignIn />}
                onVerified={goOn}
                onRefused={setRefusal}
              />
              <OtherFactors factor={factor} offered={answer.factors} />
              <HelpLink place={help} />
            </Suspense>
          ) : (
            <Navigate to={withReturnPath(verifyPathFor(answer.factors), returnPath)} replace />
          )
        }
      </WhenLoaded>
    </CentredCard>
  );
}

function OtherFactors({ factor, offered }: { factor: Factor; offered: readonly Factor[] }) {
  const words = useWords();
  const returnPath = useReturnPath();
  const others = offered.filter((other) => other !== factor);
  const { ifUnavailable } = factorRegistry[factor];
  if (others.length === 0) return null;
  return (
    <p className={classes.others}>
      {ifUnavailable && <span>{ifUnavailable(words)}</span>}
      {others.map((other) => (
        <TextLink key={other} to={withReturnPath(factorRegistry[other].path, returnPath)}>
          {factorRegistry[other].offer(words)}
        </TextLink>
      ))}
    </p>
  );
}
