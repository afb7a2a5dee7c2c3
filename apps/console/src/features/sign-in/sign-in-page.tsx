import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId } from 'react';
import { useLocation } from 'react-router';
import { consoleElsewhere } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { areCookiesEnabled } from '../../shared/browser/cookies.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import type { Words } from '../../shared/words/words.ts';
import { PasswordForm } from './password-form.tsx';
import { GoOn } from './use-go-on.ts';
import { useReturnPath } from './use-return-path.ts';

/** Skips the form where there is a session already. Only a browser that believes so asks the BFF. */
export default function SignInPage() {
  const words = useWords();
  const client = useQueryClient();
  const returnPath = useReturnPath();
  const { state } = useLocation();
  const believesSignedIn = signedInHint.isSet();
  const session = useQuery({ ...sessionQuery, enabled: believesSignedIn, retry: false });
  const elsewhere = consoleElsewhere();

  // Nothing of an earlier session stays in memory for the next person at this device.
  useEffect(() => {
    if (!believesSignedIn) client.removeQueries();
  }, [client, believesSignedIn]);

  if (elsewhere !== null) return <WrongOrigin origin={elsewhere} />;
  if (believesSignedIn && session.isSuccess) return <GoOn returnPath={returnPath} />;
  return (
    <CentredCard>
      <ScreenHeading title={words.signIn.title} takesFocus={false} />
      {session.isLoading ? (
        <Skeleton rows={[66, 66, 42]} />
      ) : (
        <PasswordForm returnPath={returnPath} notice={signInNotice(state, words)} />
      )}
    </CentredCard>
  );
}

/** The history state with which the other screens lead here. */
interface SignInState {
  areCookiesRefused?: boolean;
  hasSessionEnded?: boolean;
  isSignedOutElsewhere?: boolean;
  isPasswordReset?: boolean;
  isUnlocked?: boolean;
}

/** Why the password is asked for, unless it is an ordinary visit. */
function signInNotice(state: SignInState | null, words: Words): ReactNode {
  if (state?.areCookiesRefused || !areCookiesEnabled())
    return <Notice tone="error">{words.signIn.cookiesRefused}</Notice>;
  if (state?.hasSessionEnded) return <Notice tone="info">{words.signIn.sessionEnded}</Notice>;
  if (state?.isSignedOutElsewhere) return <Notice tone="info">{words.signIn.signedOutElsewhere}</Notice>;
  if (state?.isPasswordReset) return <Notice tone="success">{words.signIn.passwordReset}</Notice>;
  if (state?.isUnlocked) return <Notice tone="success">{words.unlock.unlocked}</Notice>;
  return null;
}

/** Replaces the form at any other origin, where the BFF would refuse every request. */
function WrongOrigin({ origin }: { origin: string }) {
  const words = useWords();
  const textId = useId();
  const { pathname, search } = useLocation();
  return (
    <CentredCard>
      <ScreenHeading title={words.otherAddress.title} describedBy={textId} />
      <QuietText size="large" id={textId}>
        {words.otherAddress.text(origin, window.location.origin)}
      </QuietText>
      <a {...buttonLook({ size: 'large' })} href={`${origin}${pathname}${search}`}>
        {words.otherAddress.go}
      </a>
    </CentredCard>
  );
}
