import type { Challenge } from '@countersign/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { useHasPassed } from '../../shared/time/countdown.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { challengeQuery } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

interface ChallengeScreenProps {
  title: string;
  headingId: string;
  help: 'verify' | 'verify-by-email';
  /** How the last requests on this screen were refused, if they were. */
  refusals: unknown[];
  hasCodeField: (challenge: Challenge) => boolean;
  children: (challenge: Challenge) => ReactNode;
}

/** The frame of both verify screens: reads the challenge, and says so when it has ended. */
export function ChallengeScreen(props: ChallengeScreenProps) {
  const { title, headingId, help, refusals, hasCodeField, children } = props;
  const challenge = useQuery(challengeQuery);
  const hasExpired = useHasPassed(challenge.data?.expiresAt);

  const isSpent = refusals.some((error) => isProblem(error, 'wrong_code') && error.problem.attemptsLeft === 0);
  const isGone = [challenge.error, ...refusals].some((error) => isProblem(error, 'challenge_gone'));
  const isAnother = refusals.some((error) => isProblem(error, 'another_sign_in'));

  if (isAnother) return <ChallengeEnded reason="another" />;
  if (isSpent || isGone || hasExpired) return <ChallengeEnded reason={isSpent ? 'noTriesLeft' : 'timedOut'} />;
  return (
    <CentredCard>
      <ScreenHeading title={title} id={headingId} takesFocus={!(challenge.data && hasCodeField(challenge.data))} />
      <WhenLoaded query={challenge} waiting={<Skeleton rows={[20, 56, 42]} />}>
        {(answer) => (
          <>
            {children(answer)}
            <HelpLink place={help} />
          </>
        )}
      </WhenLoaded>
    </CentredCard>
  );
}

function ChallengeEnded({ reason }: { reason: 'timedOut' | 'noTriesLeft' | 'another' }) {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const reasonId = useId();
  return (
    <CentredCard>
      <ScreenHeading
        title={reason === 'another' ? words.challengeEnded.anotherTitle : words.challengeEnded.title}
        describedBy={reasonId}
      />
      <QuietText size="large" id={reasonId}>
        {words.challengeEnded[reason]}
      </QuietText>
      <Button size="md" onClick={() => navigate(withReturnPath(paths.signIn, returnPath), { replace: true })}>
        {words.challengeEnded.signInAgain}
      </Button>
    </CentredCard>
  );
}
