import { type ReactNode, useId } from 'react';
import { useLocation } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { isWholeToken } from '../../shared/navigation/link-token.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useResetWords } from '../../shared/words/use-words.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { useConfirmPasswordReset } from './password-reset-api.ts';

/** The target of the mailed link, and of its code. Opening it changes nothing. */
export default function ResetPasswordPage() {
  const reset = useResetWords();
  const textId = useId();
  const token = useLocation().hash.slice(1);
  const confirming = useConfirmPasswordReset();

  if (!isWholeToken(token)) return <DeadEnd title={reset.brokenTitle}>{reset.broken}</DeadEnd>;
  if (isProblem(confirming.error, 'link_gone')) return <DeadEnd title={reset.goneTitle}>{reset.gone}</DeadEnd>;

  return (
    <CentredCard>
      <ScreenHeading key="new" title={reset.newTitle} describedBy={textId} takesFocus={false} />
      <QuietText size="medium" id={textId}>
        {reset.endsSessions}
      </QuietText>
      <NewPasswordForm token={token} confirming={confirming} />
    </CentredCard>
  );
}

function DeadEnd({ title, children }: { title: string; children: ReactNode }) {
  const reset = useResetWords();
  const textId = useId();
  return (
    <CentredCard>
      <ScreenHeading key={title} title={title} describedBy={textId} />
      <QuietText size="large" id={textId}>
        {children}
      </QuietText>
      <Link {...buttonLook({ size: 'large' })} to={paths.forgotPassword}>
        {reset.sendAnother}
      </Link>
      <TextLink to={paths.signIn}>{reset.toSignIn}</TextLink>
    </CentredCard>
  );
}
