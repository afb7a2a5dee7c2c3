import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { consoleElsewhere } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { OtherAddress } from './other-address.tsx';
import { PasswordForm } from './password-form.tsx';
import { signInNotice } from './sign-in-notice.tsx';
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

  if (elsewhere !== null) return <OtherAddress origin={elsewhere} />;
  if (believesSignedIn && session.isSuccess) return <Navigate to={returnPath} replace />;
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
