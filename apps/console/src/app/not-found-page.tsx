import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { CentredCard } from '../shared/ui/centred-card.tsx';
import { ScreenHeading } from '../shared/ui/screen-heading.tsx';
import { useWords } from '../shared/words/use-words.ts';
import classes from './alone.module.css';

export default function NotFoundPage() {
  const words = useWords();
  return (
    <CentredCard>
      <ScreenHeading title={words.notFound.title} />
      <p className={classes.text}>{words.notFound.text}</p>
      <Button component={Link} to="/" size="md">
        {words.notFound.goHome}
      </Button>
    </CentredCard>
  );
}
