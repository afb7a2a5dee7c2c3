import { useId } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { useReturnPath } from './use-return-path.ts';

type EndOfChallenge = 'timedOut' | 'noTriesLeft' | 'another';

/** Why the challenge takes no more answers; null while it does. */
export function endOfChallenge(readError: unknown, refusal: unknown, hasExpired: boolean): EndOfChallenge | null {
  if (isProblem(refusal, 'another_sign_in')) return 'another';
  if (isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0) return 'noTriesLeft';
  const isGone = isProblem(readError, 'challenge_gone') || isProblem(refusal, 'challenge_gone');
  return isGone || hasExpired ? 'timedOut' : null;
}

export function ChallengeEnded({ reason }: { reason: EndOfChallenge }) {
  const words = useSignedInWords();
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
      <Button size="large" onClick={() => navigate(withReturnPath(paths.signIn, returnPath), { replace: true })}>
        {words.challengeEnded.signInAgain}
      </Button>
    </CentredCard>
  );
}
