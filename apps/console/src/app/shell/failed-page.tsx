import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { sentencesAbout } from './failure-sentences.ts';

/** Shown instead of a screen. */
export function FailedPage({ error }: { error: unknown }) {
  const { title, text, reload } = sentencesAbout(error);
  return (
    <CentredCard preferences={null}>
      <ScreenHeading title={title} />
      <QuietText size="large">{text}</QuietText>
      <Button size="large" onClick={() => window.location.reload()}>
        {reload}
      </Button>
    </CentredCard>
  );
}
