import IconContrast from '@tabler/icons-react/dist/esm/icons/IconContrast.mjs';
import IconLanguage from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs';
import type { ReactNode } from 'react';
import { paths } from '../navigation/paths.ts';
import { useStore } from '../store/create-store.ts';
import { chooseLanguage } from '../words/language-choice.ts';
import { useLanguage, useWords } from '../words/use-words.tsx';
import { colorScheme } from './color-scheme.ts';
import { LinkToHelp } from './link-to-help.tsx';
import classes from './preference-bar.module.css';
import { languageOptions, schemeOptions } from './preference-options.ts';

/** Language and colours, at the top of every screen outside the shell. */
export function PreferenceBar({ offersHelp = true }: { offersHelp?: boolean }) {
  const words = useWords();
  const { chosen } = useLanguage();
  const scheme = useStore(colorScheme);
  return (
    <div className={classes.bar}>
      {offersHelp && <LinkToHelp to={paths.help}>{words.common.help}</LinkToHelp>}
      <PreferenceList
        name={words.preferences.language}
        icon={<IconLanguage size={18} stroke={1.6} aria-hidden />}
        value={chosen}
        options={languageOptions}
        onChange={chooseLanguage}
      />
      <PreferenceList
        name={words.preferences.colours}
        icon={<IconContrast size={18} stroke={1.6} aria-hidden />}
        value={scheme}
        options={schemeOptions(words)}
        onChange={colorScheme.choose}
      />
    </div>
  );
}

interface PreferenceListProps<Value extends string> {
  name: string;
  icon: ReactNode;
  value: Value;
  /** `lang` where the label is in another language than the page. */
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** A native select: it works on any device and adds no bytes. */
const PreferenceList = <Value extends string>({ name, icon, value, options, onChange }: PreferenceListProps<Value>) => (
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
