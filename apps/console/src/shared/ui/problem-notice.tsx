import { isProblem } from '../bff/errors.ts';
import { problemSentence, type ScreenProblems } from '../bff/problem-sentence.ts';
import { useWords } from '../words/use-words.tsx';
import { Notice } from './notice.tsx';

interface ProblemNoticeProps {
  /** Null while all is well. */
  error: unknown;
  sentences?: ScreenProblems;
  /** Said before what went wrong. */
  lead?: string;
}

/** Nothing is said about a password dialog that was cancelled: everything is as it was, as the person wanted. */
export function ProblemNotice({ error, sentences, lead }: ProblemNoticeProps) {
  const words = useWords();
  if (error === null || error === undefined || isProblem(error, 'step_up_required')) return null;
  const sentence = problemSentence(error, words, sentences);
  return <Notice tone="error">{lead ? `${lead} ${sentence}` : sentence}</Notice>;
}
