import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { useWords } from '../../../shared/words/use-words.tsx';

export function KeepActive() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Button variant="default" size="md" onClick={() => navigate(paths.twoFactor)}>
      {words.deactivation.keep}
    </Button>
  );
}
