import { useMantineColorScheme } from '@mantine/core';
import IconContrast from '@tabler/icons-react/dist/esm/icons/IconContrast.mjs';
import IconLanguage from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs';
import { chooseLanguage } from '../words/language-choice.ts';
import { useLanguage, useWords } from '../words/use-words.tsx';
import { HelpLink } from './help-link.tsx';
import classes from './preference-bar.module.css';
import { PreferenceList } from './preference-list.tsx';
import { languageOptions, schemeOptions } from './preference-options.ts';

/** At the head of every screen that stands alone. */
export function PreferenceBar({ offersHelp = true }: { offersHelp?: boolean }) {
  const words = useWords();
  const { wanted } = useLanguage();
  // Without keepTransitions Mantine writes a style element, which our content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <div className={classes.bar}>
      {offersHelp && <HelpLink place="anywhere" />}
      <PreferenceList
        name={words.preferences.language}
        icon={<IconLanguage size={18} stroke={1.6} aria-hidden />}
        value={wanted}
        options={languageOptions}
        onChange={chooseLanguage}
      />
      <PreferenceList
        name={words.preferences.colours}
        icon={<IconContrast size={18} stroke={1.6} aria-hidden />}
        value={colorScheme}
        options={schemeOptions(words)}
        onChange={setColorScheme}
      />
    </div>
  );
}
