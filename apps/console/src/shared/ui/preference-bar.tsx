import { language as languageSchema, languages } from '@countersign/contract';
import * as v from 'valibot';
import { ownNames } from '../words/language.ts';
import { useLanguage, useWords } from '../words/use-words.tsx';
import { HelpLink } from './help-link.tsx';
import classes from './preference-bar.module.css';

/** At the foot of every screen that stands alone. The browser's own list: it works on any device and weighs nothing. */
export function PreferenceBar({ offersHelp = true }: { offersHelp?: boolean }) {
  const words = useWords();
  const { language, speak } = useLanguage();
  return (
    <footer className={classes.bar}>
      <label className={classes.choice}>
        <span className="visually-hidden">{words.preferences.language}</span>
        <select
          className={classes.list}
          value={language}
          onChange={(event) => void speak(v.parse(languageSchema, event.currentTarget.value))}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {ownNames[one]}
            </option>
          ))}
        </select>
      </label>
      {offersHelp && <HelpLink place="anywhere" />}
    </footer>
  );
}
