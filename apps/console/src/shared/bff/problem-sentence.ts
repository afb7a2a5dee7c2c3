import type { OriginFlaw, ProblemCode } from '@countersign/contract';
import type { Words } from '../words/words.ts';
import { ProblemError, UnreachableError, UnreadableError } from './errors.ts';

/** What a sentence about a problem may mention; null where the response did not say. */
export interface ProblemFacts {
  attemptsLeft: number | null;
  clockDriftSeconds: number | null;
  retryAfterSeconds: number | null;
  cookie: string | null;
  originFlaw: OriginFlaw | null;
  heldUntil: string | null;
}

export type ProblemSentence = string | ((facts: ProblemFacts) => string);
export type ScreenProblems = Partial<Record<ProblemCode, ProblemSentence>>;

const factsOf = ({ problem, retryAfterSeconds }: ProblemError): ProblemFacts => ({
  attemptsLeft: problem.attemptsLeft ?? null,
  clockDriftSeconds: problem.clockDriftSeconds ?? null,
  retryAfterSeconds,
  cookie: problem.cookie ?? null,
  originFlaw: problem.originFlaw ?? null,
  heldUntil: problem.heldUntil ?? null,
});

/** One sentence with what happened and what to do next. A screen may have its own sentence for a code. */
export function problemSentence(error: unknown, words: Words, ofScreen: ScreenProblems = {}): string {
  if (error instanceof UnreachableError) return words.unreachable[error.reason];
  if (error instanceof UnreadableError) return words.unreadable[error.reason];
  if (!(error instanceof ProblemError)) return words.brokenInBrowser;
  const { code } = error.problem;
  const sentence: ProblemSentence = ofScreen[code] ?? words.problems[code];
  return typeof sentence === 'string' ? sentence : sentence(factsOf(error));
}
