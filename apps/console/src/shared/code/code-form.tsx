import type { UseMutationOptions } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { isProblem } from '../bff/errors.ts';
import { problemSentence, type ScreenProblems } from '../bff/problem-sentence.ts';
import { useSubmission } from '../bff/use-submission.ts';
import { ActionRow } from '../ui/action-row.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWords } from '../words/use-words.tsx';
import { type CodeEntry, noEntry, submitsItself } from './code-entry.ts';
import { CodeField } from './code-field.tsx';
import classes from './code-form.module.css';
import type { CodeShape } from './code-shape.ts';

interface CodeFormProps<Answer> {
  shape: CodeShape;
  hint: string;
  submitLabel: string;
  /** Confirmation of something that cannot be taken back looks the part. */
  isDestructive?: boolean;
  /** Below another form, which comes first: it does not take the focus. */
  isSecond?: boolean;
  /** Submits the code. On success the screen is about to be left, so the form stays busy. */
  mutation: UseMutationOptions<Answer, Error, string>;
  sentences: ScreenProblems;
  headingId: string;
  /** Beside the button. */
  aside?: ReactNode;
}

/** A field for a code and its button. The last character submits the code. */
export function CodeForm<Answer>(props: CodeFormProps<Answer>) {
  const { shape, hint, submitLabel, isDestructive = false, isSecond = false } = props;
  const { mutation, sentences, headingId, aside } = props;
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [entry, setEntry] = useState(noEntry);
  const submission = useSubmission(mutation);
  const isBusy = submission.isPending || submission.isSuccess;

  useEffect(() => {
    if (!isSecond) field.current?.focus();
  }, [isSecond]);

  const submit = (code: string) =>
    submission.mutate(code, {
      onError: (error) => {
        // Six digits are typed anew; in a longer code it is one letter, mostly, that was misread.
        if (isProblem(error, 'wrong_code') && shape.characters === 'digits') setEntry(noEntry);
        field.current?.focus();
      },
    });

  const enter = (next: CodeEntry) => {
    setEntry(next);
    if (submitsItself(next, entry.typed, shape)) submit(next.typed);
  };

  const submitTyped = (event: FormEvent) => {
    event.preventDefault();
    if (entry.typed.length === shape.length) submit(entry.typed);
    else {
      if (entry.complaint === null) setEntry({ ...entry, complaint: 'tooShort' });
      field.current?.focus();
    }
  };

  const { error, submittedAt } = submission;
  const isWrongCode = isProblem(error, 'wrong_code');
  const wrongCode = isWrongCode ? { sentence: problemSentence(error, words, sentences), occasion: submittedAt } : null;
  const complaint = entry.complaint && {
    sentence: shape.complaints(words)[entry.complaint],
    occasion: entry.complaint,
  };

  const variant = isDestructive ? 'danger' : isSecond ? 'secondary' : 'primary';
  return (
    <form className={classes.form} onSubmit={submitTyped} noValidate>
      <CodeField
        ref={field}
        shape={shape}
        hint={hint}
        value={entry.typed}
        onEnter={enter}
        error={complaint ?? wrongCode}
        isPending={isBusy}
        describedBy={headingId}
      />
      {!isWrongCode && <ProblemNotice error={error} sentences={sentences} />}
      <ActionRow isWhole={isSecond}>
        <Button type="submit" size="large" variant={variant} isBusy={isBusy}>
          {submitLabel}
        </Button>
        {aside}
      </ActionRow>
    </form>
  );
}
