import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import { triesLeft, waitOf } from './amounts.ts';

// Sentences about codes that more than one screen says.

export const wrongAppCode = (facts: ProblemFacts) =>
  `Your code didn’t match. Codes change every 30 seconds, so use the one showing now.${triesLeft(facts)}`;

export const wrongMailedCode = (facts: ProblemFacts) =>
  `Your code didn’t match. Use the 6 digits of the newest email.${triesLeft(facts)}`;

export const noFurtherCode = (facts: ProblemFacts) =>
  `No more codes can be sent right now. Wait ${waitOf(facts)}, or use the code from the last email.`;
