import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { isProblem } from '../bff/errors.ts';
import { problemSentence, type ScreenProblems } from '../bff/problem-sentence.ts';
import { ActionRow } from '../ui/action-row.tsx';
import { BusyButton } from '../ui/busy-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWords } from '../words/use-words.tsx';
import { type CodeEntry, noEntry, sendsItself } from './code-entry.ts';
import { CodeField } from './code-field.tsx';
import classes from './code-form.module.css';
import { CODE_LENGTH } from './code-in-text.ts';

interface CodeFormProps {
  hint: string;
  submitLabel: string;
  /** Confirmation of something that cannot be taken back looks the part. */
  isDestructive?: boolean;
  /** Rejects when the code was not accepted; otherwise the screen is about to be left. */
  verify: (code: string) => Promise<unknown>;
  error: unknown;
  sentences: ScreenProblems;
  headingId: string;
  /** Beside the button. */
  aside?: ReactNode;
}

/** A field for six digits and its button. The sixth digit sends the code. */
export function CodeForm(props: CodeFormProps) {
  const { hint, submitLabel, isDestructive = false, verify, error, sentences, headingId, aside } = props;
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const isUnderWay = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [typed, setTyped] = useState(noEntry);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => field.current?.focus(), []);

  const submit = async (code: string) => {
    // The sixth digit and the Enter key may come in the same moment, before the screen has changed.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsPending(true);
    setAttempt((count) => count + 1);
    try {
      await verify(code);
    } catch (refusal) {
      if (isProblem(refusal, 'wrong_code')) setTyped(noEntry);
      field.current?.focus();
      isUnderWay.current = false;
      setIsPending(false);
    }
  };

  const enter = (entry: CodeEntry) => {
    setTyped(entry);
    if (sendsItself(entry, typed.digits)) void submit(entry.digits);
  };

  const submitTyped = (event: FormEvent) => {
    event.preventDefault();
    if (typed.digits.length === CODE_LENGTH) void submit(typed.digits);
    else field.current?.focus();
  };

  // What the mutation still knows of an earlier form is not about this one.
  const refusal = attempt > 0 && !isPending ? error : null;
  const isWrongCode = isProblem(refusal, 'wrong_code');
  const wrongCode = isWrongCode ? { sentence: problemSentence(refusal, words, sentences), occasion: attempt } : null;
  const complaint = typed.complaint && { sentence: words.verify[typed.complaint], occasion: typed.complaint };

  return (
    <form className={classes.form} onSubmit={submitTyped} noValidate>
      <CodeField
        ref={field}
        hint={hint}
        value={typed.digits}
        onEnter={enter}
        error={complaint ?? wrongCode}
        isPending={isPending}
        describedBy={headingId}
      />
      {!isWrongCode && <ProblemNotice error={refusal} sentences={sentences} />}
      <ActionRow>
        <BusyButton type="submit" size="md" color={isDestructive ? 'red' : 'petrol'} isBusy={isPending}>
          {submitLabel}
        </BusyButton>
        {aside}
      </ActionRow>
    </form>
  );
}
