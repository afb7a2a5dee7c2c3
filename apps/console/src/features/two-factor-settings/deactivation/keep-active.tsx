import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useWords } from '../../../shared/words/use-words.ts';

export function KeepActive() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Button variant="default" size="md" onClick={() => navigate('/settings/two-factor')}>
      {words.deactivation.keep}
    </Button>
  );
}
