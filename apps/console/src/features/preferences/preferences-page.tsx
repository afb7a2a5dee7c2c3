import { useMantineColorScheme } from '@mantine/core';
import { Card } from '../../shared/ui/card.tsx';
import { languageOptions, schemeOptions } from '../../shared/ui/preference-options.ts';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { chooseLanguage } from '../../shared/words/language-choice.ts';
import { useLanguage, useWords } from '../../shared/words/use-words.tsx';
import { Choice } from './choice.tsx';

/** Each choice holds at once: there is nothing to save and nothing to lose. */
export default function PreferencesPage() {
  const words = useWords();
  const { wanted } = useLanguage();
  // Without keepTransitions Mantine writes a style element, which our content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <>
      <ScreenHeading title={words.preferences.title} />
      <Card component="section" size="compact">
        <Choice
          name={words.preferences.language}
          reach={words.preferences.languageReach}
          value={wanted}
          options={languageOptions}
          onChange={chooseLanguage}
        />
        <Choice
          name={words.preferences.colours}
          reach={words.preferences.coloursReach}
          value={colorScheme}
          options={schemeOptions(words)}
          onChange={setColorScheme}
        />
      </Card>
    </>
  );
}
