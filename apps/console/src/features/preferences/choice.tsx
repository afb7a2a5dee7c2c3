import { useId } from 'react';
import classes from './choice.module.css';

interface ChoiceProps<Value extends string> {
  name: string;
  /** What the choice applies to. */
  scope: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** A group of radio buttons. */
export function Choice<Value extends string>({ name, scope, value, options, onChange }: ChoiceProps<Value>) {
  const group = useId();
  const scopeId = useId();
  return (
    <fieldset className={classes.choice} aria-describedby={scopeId}>
      <legend className={classes.name}>{name}</legend>
      <p className={classes.scope} id={scopeId}>
        {scope}
      </p>
      <div className={classes.options}>
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              className={classes.mark}
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
