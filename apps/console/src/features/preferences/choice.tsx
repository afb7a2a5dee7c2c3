import { useId } from 'react';
import classes from './choice.module.css';

interface ChoiceProps<Value extends string> {
  name: string;
  /** What the choice applies to. */
  reach: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ name, reach, value, options, onChange }: ChoiceProps<Value>) {
  const group = useId();
  const reachId = useId();
  return (
    <fieldset className={classes.choice} aria-describedby={reachId}>
      <legend className={classes.name}>{name}</legend>
      <p className={classes.reach} id={reachId}>
        {reach}
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
