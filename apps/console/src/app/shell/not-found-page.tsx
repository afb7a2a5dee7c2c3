import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useWords } from '../../shared/words/use-words.tsx';

export default function NotFoundPage() {
  const words = useWords();
  return (
    <CentredCard>
      <ScreenHeading title={words.notFound.title} />
      <QuietText size="large">{words.notFound.text}</QuietText>
      <Button component={Link} to={paths.home} size="md">
        {words.notFound.goHome}
      </Button>
    </CentredCard>
  );
}
