import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Explained } from '../../shared/ui/explained.tsx';
import { useAssistedRecoveryWords } from '../../shared/words/use-words.tsx';

/** A screen from which there is only the sign-in to go to. */
export const DeadEnd = ({ title, children }: { title: string; children: string }) => (
  <Explained title={title} text={children}>
    <ToSignIn />
  </Explained>
);

export function ToSignIn() {
  const assisted = useAssistedRecoveryWords();
  const navigate = useNavigate();
  return (
    <Button size="large" variant="secondary" onClick={() => navigate(paths.signIn, { replace: true })}>
      {assisted.toSignIn}
    </Button>
  );
}
