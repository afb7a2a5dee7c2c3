import { Button } from '@mantine/core';
import { CentredCard } from '../shared/ui/centred-card.tsx';
import { QuietText } from '../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../shared/ui/screen-heading.tsx';
import { useWords } from '../shared/words/use-words.ts';

/** Chromium, Firefox and Safari, in this order, about a file of ours that did not arrive; Vite about a stylesheet. */
const NOT_LOADED = /dynamically imported module|error loading dynamically|importing a module script|preload css/i;

export function ErrorPage({ error }: { error: unknown }) {
  const words = useWords();
  const isNotLoaded = error instanceof Error && NOT_LOADED.test(error.message);
  return (
    <CentredCard>
      <ScreenHeading title={isNotLoaded ? words.broken.notLoadedTitle : words.broken.title} />
      <QuietText size="large">{isNotLoaded ? words.broken.notLoadedText : words.broken.text}</QuietText>
      <Button size="md" onClick={() => window.location.reload()}>
        {words.broken.reload}
      </Button>
    </CentredCard>
  );
}
