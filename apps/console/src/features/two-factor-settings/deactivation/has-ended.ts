import { isProblem } from '../../../shared/bff/errors.ts';

/** After this refusal no code can follow; a new one has to be sent. */
export const hasEnded = (refusal: unknown): boolean =>
  isProblem(refusal, 'challenge_gone') || (isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0);
