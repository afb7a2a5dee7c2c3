import type { ScreenProblems } from '../bff/problem-sentence.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { usePasskeyWords } from '../words/use-words.tsx';
import { PasskeyError } from './passkey-error.ts';
import { passkeySentence } from './passkey-sentence.ts';

interface PasskeyNoticeProps {
  /** Null while there is none. */
  error: unknown;
  sentences?: ScreenProblems;
}

/** As `ProblemNotice`, where a passkey is made or used: the browser may have failed instead of the server. */
export function PasskeyNotice({ error, sentences }: PasskeyNoticeProps) {
  const passkey = usePasskeyWords();
  if (error instanceof PasskeyError) return <Notice tone="error">{passkeySentence(error, passkey)}</Notice>;
  return <ProblemNotice error={error} sentences={{ ...passkey.problems, ...sentences }} />;
}
