import type { ReactNode } from 'react';
import classes from './preference-bar.module.css';

interface PreferenceListProps<Value extends string> {
  name: string;
  icon: ReactNode;
  value: Value;
  /** `lang` where the option speaks another language than the page. */
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** The browser's own list: it works on any device and weighs nothing. */
export const PreferenceList = <Value extends string>({
  name,
  icon,
  value,
  options,
  onChange,
}: PreferenceListProps<Value>) => (
  <label className={classes.choice}>
    {icon}
    <span className="visually-hidden">{name}</span>
    <select
      className={classes.list}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map(({ value: option, label, lang }) => (
        <option key={option} value={option} lang={lang}>
          {label}
        </option>
      ))}
    </select>
  </label>
);
