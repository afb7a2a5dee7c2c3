import { isProblem } from '../bff/errors.ts';
import { problemSentence, type ScreenProblems } from '../bff/problem-sentence.ts';
import { useWords } from '../words/use-words.tsx';
import { Notice } from './notice.tsx';

interface ProblemNoticeProps {
  /** Null while there is none. */
  error: unknown;
  sentences?: ScreenProblems;
  /** Precedes the sentence about the problem. */
  lead?: string;
}

/** Renders nothing for a cancelled dialog that asked for a proof: the person wanted nothing to change. */
export function ProblemNotice({ error, sentences, lead }: ProblemNoticeProps) {
  const words = useWords();
  if (error === null || error === undefined || isProblem(error, 'step_up_required', 'factor_required')) return null;
  const sentence = problemSentence(error, words, sentences);
  return <Notice tone="error">{lead ? lead + words.common.betweenSentences + sentence : sentence}</Notice>;
}
