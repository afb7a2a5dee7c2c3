import type { Challenge } from '@countersign/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff-errors.ts';
import { useCountdown } from '../../shared/countdown.ts';
import { withReturnPath } from '../../shared/return-path.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import classes from './challenge-screen.module.css';
import { challengeQuery } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

interface ChallengeScreenProps {
  title: string;
  headingId: string;
  /** How the last requests on this screen were refused, if they were. */
  refusals: unknown[];
  hasCodeField: (challenge: Challenge) => boolean;
  children: (challenge: Challenge) => ReactNode;
}

/** The frame of both verify screens: reads the challenge, and says so when it has ended. */
export function ChallengeScreen({ title, headingId, refusals, hasCodeField, children }: ChallengeScreenProps) {
  const challenge = useQuery(challengeQuery);

  if ([challenge.error, ...refusals].some((error) => isProblem(error, 'challenge_gone')))
    return <ChallengeEnded reason="timedOut" />;
  if (refusals.some((error) => isProblem(error, 'wrong_code') && error.problem.attemptsLeft === 0))
    return <ChallengeEnded reason="noTriesLeft" />;
  if (challenge.data)
    return (
      <UntilItExpires expiresAt={challenge.data.expiresAt}>
        <CentredCard>
          <ScreenHeading title={title} id={headingId} takesFocus={!hasCodeField(challenge.data)} />
          {children(challenge.data)}
        </CentredCard>
      </UntilItExpires>
    );
  return (
    <CentredCard>
      <ScreenHeading title={title} />
      {challenge.isError ? (
        <LoadFailed error={challenge.error} isRetrying={challenge.isFetching} onRetry={() => challenge.refetch()} />
      ) : (
        <Skeleton rows={[20, 56, 42]} />
      )}
    </CentredCard>
  );
}

function UntilItExpires({ expiresAt, children }: { expiresAt: string; children: ReactNode }) {
  return useCountdown(expiresAt) > 0 ? children : <ChallengeEnded reason="timedOut" />;
}

function ChallengeEnded({ reason }: { reason: 'timedOut' | 'noTriesLeft' }) {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  return (
    <CentredCard>
      <ScreenHeading title={words.challengeEnded.title} />
      <p className={classes.text}>{words.challengeEnded[reason]}</p>
      <Button size="md" onClick={() => navigate(withReturnPath('/sign-in', returnPath), { replace: true })}>
        {words.challengeEnded.signInAgain}
      </Button>
    </CentredCard>
  );
}
