import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type Ref,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import fieldClasses from '../ui/field.module.css';
import { FieldError } from '../ui/field-error.tsx';
import { useWords } from '../words/use-words.tsx';
import { type CodeEntry, entryAfter, entryOfText } from './code-entry.ts';
import classes from './code-field.module.css';
import type { CodeShape } from './code-shape.ts';

interface CodeFieldProps {
  ref: Ref<HTMLInputElement>;
  shape: CodeShape;
  hint: string;
  value: string;
  onEnter: (entry: CodeEntry) => void;
  /** About the code itself; other problems are shown elsewhere. Each occasion is announced again. */
  error: { sentence: string; occasion: string | number } | null;
  isPending: boolean;
  /** Id of the screen's heading: the focus skips it, so the field is described by it. */
  describedBy: string;
}

/** One input, not one for each character: paste, autofill and screen readers work without any code of ours. */
export function CodeField({ ref, shape, hint, value, onEnter, error, isPending, describedBy }: CodeFieldProps) {
  const words = useWords();
  const id = useId();
  const isNumeric = shape.characters === 'digits';

  // While an input method is composing, the field shows its text: a value set meanwhile would disturb it.
  const [composed, setComposed] = useState<string | null>(null);

  // Browsers move the caret to the end of a value that is not what was typed, as one with hyphens is not.
  const caret = useRef<{ input: HTMLInputElement; at: number } | null>(null);
  useLayoutEffect(() => {
    const { input, at } = caret.current ?? {};
    if (at !== undefined) input?.setSelectionRange(at, at);
    caret.current = null;
  });

  const enter = (input: HTMLInputElement) => {
    const before = input.value.slice(0, input.selectionStart ?? undefined);
    if (!isNumeric) caret.current = { input, at: shape.show(shape.clean(before)).length };
    setComposed(null);
    onEnter(entryAfter(input.value, value, shape));
  };

  const change = ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true;
    if (isComposing) setComposed(currentTarget.value);
    else enter(currentTarget);
  };

  const takeText = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const entry = isPending ? null : entryOfText(transfer.getData('text'), value, shape);
    if (entry === null) return;
    event.preventDefault();
    onEnter(entry);
  };

  return (
    <div className={fieldClasses.field}>
      <label className={fieldClasses.label} htmlFor={id}>
        {shape.label(words)}
      </label>
      <p className={classes.hint} id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={ref}
        id={id}
        className={`${fieldClasses.input} ${classes.code}`}
        data-characters={shape.characters}
        name="code"
        inputMode={isNumeric ? 'numeric' : 'text'}
        autoComplete={isNumeric ? 'one-time-code' : 'off'}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        value={composed ?? shape.show(value)}
        readOnly={isPending}
        aria-invalid={error !== null}
        aria-describedby={`${error ? `${id}-error ` : ''}${describedBy} ${id}-hint`}
        onChange={change}
        onCompositionEnd={({ currentTarget }) => enter(currentTarget)}
        onPaste={(event) => takeText(event, event.clipboardData)}
        onDrop={(event) => takeText(event, event.dataTransfer)}
      />
      {error && (
        <FieldError key={error.occasion} id={`${id}-error`} role="alert">
          {error.sentence}
        </FieldError>
      )}
    </div>
  );
}
