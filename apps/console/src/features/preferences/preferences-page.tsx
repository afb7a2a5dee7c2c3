import { Suspense } from 'react';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { Card } from '../../shared/ui/card.tsx';
import { colorScheme } from '../../shared/ui/color-scheme.ts';
import { languageOptions, schemeOptions } from '../../shared/ui/preference-options.ts';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { chooseLanguage } from '../../shared/words/language-choice.ts';
import { withWords } from '../../shared/words/load-words.ts';
import { useArrival } from '../../shared/words/use-arrival.ts';
import { useLanguage, useWords } from '../../shared/words/use-words.tsx';
import { Choice } from './choice.tsx';

const mailChoices = createLazyPart(withWords(['strangers'], () => import('./mail-choices.tsx')));

/** Each choice takes effect at once, so there is no save button. */
export default function PreferencesPage() {
  const words = useWords();
  const { chosen } = useLanguage();
  const scheme = useStore(colorScheme);
  const asksForMails = useArrival(mailChoices, 'strangers');
  return (
    <>
      <ScreenHeading title={words.preferences.title} />
      <Card component="section" size="compact">
        <Choice
          name={words.preferences.language}
          scope={words.preferences.languageReach}
          value={chosen}
          options={languageOptions}
          onChange={chooseLanguage}
        />
        <Choice
          name={words.preferences.colours}
          scope={words.preferences.coloursReach}
          value={scheme}
          options={schemeOptions(words)}
          onChange={colorScheme.choose}
        />
      </Card>
      {asksForMails && (
        <Suspense>
          <Lazy of={mailChoices} />
        </Suspense>
      )}
    </>
  );
}
