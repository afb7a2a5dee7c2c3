import { Button } from '@mantine/core';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { sentencesAbout } from './page-failure.ts';

export function ErrorPage({ error }: { error: unknown }) {
  const { title, text, reload } = sentencesAbout(error);
  return (
    <CentredCard preferences={null}>
      <ScreenHeading title={title} />
      <QuietText size="large">{text}</QuietText>
      <Button size="md" onClick={() => window.location.reload()}>
        {reload}
      </Button>
    </CentredCard>
  );
}
