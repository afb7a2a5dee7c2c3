import { Button } from '@mantine/core';
import { CentredCard } from '../shared/ui/centred-card.tsx';
import { QuietText } from '../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../shared/ui/screen-heading.tsx';
import { wordsAtOnce } from '../shared/words/at-once.ts';

/** Chromium, Firefox and Safari, in this order, about a file of ours that did not arrive; Vite about a stylesheet. */
const NOT_LOADED = /dynamically imported module|error loading dynamically|importing a module script|preload css/i;

export function ErrorPage({ error }: { error: unknown }) {
  const words = wordsAtOnce();
  const isNotLoaded = error instanceof Error && NOT_LOADED.test(error.message);
  return (
    <CentredCard preferences={null}>
      <ScreenHeading title={isNotLoaded ? words.notLoadedTitle : words.brokenTitle} />
      <QuietText size="large">{isNotLoaded ? words.notLoadedText : words.brokenText}</QuietText>
      <Button size="md" onClick={() => window.location.reload()}>
        {words.reload}
      </Button>
    </CentredCard>
  );
}
