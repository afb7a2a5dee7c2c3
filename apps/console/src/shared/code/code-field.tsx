import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import { type ChangeEvent, type ClipboardEvent, type DragEvent, type Ref, useId, useState } from 'react';
import { useWords } from '../words/use-words.tsx';
import { type CodeEntry, entryAfter, entryOfText } from './code-entry.ts';
import classes from './code-field.module.css';

interface CodeFieldProps {
  ref: Ref<HTMLInputElement>;
  hint: string;
  value: string;
  onEnter: (entry: CodeEntry) => void;
  /** About the code itself; other problems stand elsewhere. Each occasion is told anew. */
  error: { sentence: string; occasion: string | number } | null;
  isPending: boolean;
  /** Id of the screen's heading: whoever lands in the field hears where they are. */
  describedBy: string;
}

/** One input, not six: paste, autofill and screen readers work without any code of ours. */
export function CodeField({ ref, hint, value, onEnter, error, isPending, describedBy }: CodeFieldProps) {
  const words = useWords();
  const id = useId();

  // What an input method is composing is its own until it is done: a value set meanwhile would be composed upon.
  const [composed, setComposed] = useState<string | null>(null);

  const enter = (content: string) => {
    setComposed(null);
    onEnter(entryAfter(content, value));
  };

  const change = ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true;
    if (isComposing) setComposed(currentTarget.value);
    else enter(currentTarget.value);
  };

  const takeText = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const entry = isPending ? null : entryOfText(transfer.getData('text'), value);
    if (entry === null) return;
    event.preventDefault();
    onEnter(entry);
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
        value={composed ?? value}
        readOnly={isPending}
        aria-invalid={error !== null}
        aria-describedby={`${error ? `${id}-error ` : ''}${describedBy} ${id}-hint`}
        onChange={change}
        onCompositionEnd={({ currentTarget }) => enter(currentTarget.value)}
        onPaste={(event) => takeText(event, event.clipboardData)}
        onDrop={(event) => takeText(event, event.dataTransfer)}
      />
      {error && (
        <p key={error.occasion} className={classes.error} id={`${id}-error`} role="alert">
          <IconAlertCircle className={classes.icon} size={18} stroke={1.8} aria-hidden />
          {error.sentence}
        </p>
      )}
    </div>
  );
}
