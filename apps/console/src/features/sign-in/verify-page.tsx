import { type Factor, factors } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useState } from 'react';
import { matchPath, Navigate, useLocation } from 'react-router';
import { challengeQuery, hasPhone } from '../../factors/challenge.ts';
import { factorRegistry, verifyPathFor } from '../../factors/index.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { useHasPassed } from '../../shared/time/countdown.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
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
  const words = useSignedInWords();
  const returnPath = useReturnPath();
  const { title, help, form, beginsWithField, second, leadsTo } = factorRegistry[factor];
  const headingId = useId();
  const challenge = useQuery(challengeQuery);
  const hasNoPhone = challenge.data !== undefined && !hasPhone(challenge.data);
  // Where no phone can have been lost, what is to be replaced is a passkey.
  const goOn = useGoOn(leadsTo && hasNoPhone ? paths.twoFactor : (leadsTo ?? returnPath));
  const hasExpired = useHasPassed(challenge.data?.expiresAt);
  const [refusal, setRefusal] = useState<Error | null>(null);

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
              {second && answer.factors.includes(second) && (
                <div className={classes.second}>
                  <Lazy
                    of={factorRegistry[second].form}
                    challenge={answer}
                    headingId={headingId}
                    aside={null}
                    onVerified={goOn}
                    onRefused={setRefusal}
                    isSecond
                  />
                </div>
              )}
              <OtherFactors
                factor={factor}
                others={answer.factors.filter((other) => other !== factor && other !== second)}
                ifLost={hasNoPhone ? words.verify.cannotUsePasskey : words.verify.lostPhone}
              />
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

interface OtherFactorsProps {
  factor: Factor;
  others: readonly Factor[];
  /** What the link to all ways says. */
  ifLost: string;
}

function OtherFactors({ factor, others, ifLost }: OtherFactorsProps) {
  const words = useSignedInWords();
  const returnPath = useReturnPath();
  const { ifUnavailable } = factorRegistry[factor];
  return (
    <div className={classes.others}>
      {ifUnavailable && <span>{ifUnavailable(words)}</span>}
      {others.map((other) => (
        <TextLink key={other} to={withReturnPath(factorRegistry[other].path, returnPath)}>
          {factorRegistry[other].offer(words)}
        </TextLink>
      ))}
      <TextLink to={withReturnPath(paths.lostPhone, returnPath)}>{ifLost}</TextLink>
    </div>
  );
}
