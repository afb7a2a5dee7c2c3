import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Explained } from '../../shared/ui/explained.tsx';
import { useInvitationWords } from '../../shared/words/use-words.tsx';

interface DeadEndProps {
  title: string;
  text: string;
  /** What else there is to do. */
  children?: ReactNode;
}

/** A screen from which only the sign-in, or another link, leads on. */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  const invitation = useInvitationWords();
  const navigate = useNavigate();
  return (
    <Explained title={title} text={text}>
      {children}
      <Button size="large" onClick={() => navigate(paths.signIn, { replace: true })}>
        {invitation.toSignIn}
      </Button>
    </Explained>
  );
}
