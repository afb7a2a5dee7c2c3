import { useId } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { useOpenUnlockLink } from './sign-in-api.ts';

/** The target of a mailed link. It waits for a click: mail scanners follow links too, and would use up the token. */
export default function UnlockPage() {
  const words = useWords();
  const navigate = useNavigate();
  const textId = useId();
  const open = useOpenUnlockLink();
  const token = useLocation().hash.slice(1);
  const isGone = token === '' || isProblem(open.error, 'link_gone') || isProblem(open.error, 'malformed');

  const signIn = (state: { isUnlocked: boolean }) => navigate(paths.signIn, { replace: true, state });

  if (isGone) {
    return (
      <CentredCard>
        <ScreenHeading key="gone" title={words.unlock.goneTitle} describedBy={textId} />
        <QuietText size="large" id={textId}>
          {words.unlock.gone}
        </QuietText>
        <Button size="large" onClick={() => signIn({ isUnlocked: false })}>
          {words.unlock.toSignIn}
        </Button>
      </CentredCard>
    );
  }
  return (
    <CentredCard>
      <ScreenHeading title={words.unlock.title} describedBy={textId} />
      <QuietText size="large" id={textId}>
        {words.unlock.text}
      </QuietText>
      <ProblemNotice error={open.error} />
      <Button
        size="large"
        isBusy={open.isPending}
        onClick={() => open.mutate(token, { onSuccess: () => signIn({ isUnlocked: true }) })}
      >
        {words.unlock.open}
      </Button>
    </CentredCard>
  );
}
