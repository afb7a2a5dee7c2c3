import { Button } from '@mantine/core';
import { useId } from 'react';
import { useLocation } from 'react-router';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useWords } from '../../shared/words/use-words.tsx';

/** In place of the form: what is typed here would be refused, since every request has to come from the one address. */
export function OtherAddress({ origin }: { origin: string }) {
  const words = useWords();
  const textId = useId();
  const { pathname, search } = useLocation();
  return (
    <CentredCard>
      <ScreenHeading title={words.otherAddress.title} describedBy={textId} />
      <QuietText size="large" id={textId}>
        {words.otherAddress.text(origin, window.location.origin)}
      </QuietText>
      <Button component="a" size="md" href={`${origin}${pathname}${search}`}>
        {words.otherAddress.go}
      </Button>
    </CentredCard>
  );
}
