import { type ComponentProps, type ReactNode, useId } from 'react';
import classes from './field.module.css';
import { FieldError } from './field-error.tsx';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  /** Advice below the field, in whose place an error stands. */
  hint?: string;
  /** Stands above the label, and describes the field, whose focus would skip it. */
  notice?: ReactNode;
  /** A control inside the field, at its end. */
  end?: ReactNode;
}

export function TextField({ label, value, onChange, error, hint, notice = null, end, ...props }: TextFieldProps) {
  const id = useId();
  const hasHint = hint !== undefined && error === null;
  const describedBy = [error !== null && `${id}-error`, hasHint && `${id}-hint`, notice !== null && `${id}-notice`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes.field}>
      {notice !== null && (
        <div className={classes.notice} id={`${id}-notice`}>
          {notice}
        </div>
      )}
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.control}>
        <input
          {...props}
          id={id}
          className={classes.input}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={error !== null}
          aria-describedby={describedBy || undefined}
        />
        {end && <div className={classes.end}>{end}</div>}
      </div>
      {hasHint && (
        <p className={classes.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
