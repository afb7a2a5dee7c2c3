import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import { type ClipboardEvent, type Ref, useId } from 'react';
import { CODE_LENGTH, digitsIn } from '../code-digits.ts';
import { useWords } from '../words/use-words.tsx';
import classes from './code-field.module.css';

interface CodeFieldProps {
  ref: Ref<HTMLInputElement>;
  hint: string;
  value: string;
  onChange: (digits: string) => void;
  /** About the code itself; other problems stand elsewhere. */
  error: { sentence: string; attempt: number } | null;
  isPending: boolean;
  /** Id of the screen's heading: whoever lands in the field hears where they are. */
  describedBy: string;
}

/** One input, not six: paste, autofill and screen readers work without any code of ours. */
export function CodeField({ ref, hint, value, onChange, error, isPending, describedBy }: CodeFieldProps) {
  const words = useWords();
  const id = useId();

  const replaceByPasted = (event: ClipboardEvent<HTMLInputElement>) => {
    const digits = digitsIn(event.clipboardData.getData('text'));
    if (digits.length !== CODE_LENGTH) return;
    event.preventDefault();
    onChange(digits);
  };

  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {words.verify.code}
      </label>
      <p className={classes.hint} id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={ref}
        id={id}
        className={classes.input}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        value={value}
        readOnly={isPending}
        aria-invalid={error !== null}
        aria-describedby={`${error ? `${id}-error ` : ''}${describedBy} ${id}-hint`}
        onChange={(event) => onChange(digitsIn(event.currentTarget.value))}
        onPaste={replaceByPasted}
      />
      {error && (
        <p key={error.attempt} className={classes.error} id={`${id}-error`} role="alert">
          <IconAlertCircle className={classes.icon} size={18} stroke={1.8} aria-hidden />
          {error.sentence}
        </p>
      )}
    </div>
  );
}
