import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { Card } from '../../shared/ui/card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useAccountWords } from '../../shared/words/use-words.tsx';
import { emailChangeQuery, endsEmailChange } from './account-api.ts';
import { ConfirmNewEmail } from './confirm-new-email.tsx';
import { NewEmailForm } from './new-email-form.tsx';

/** The new address first, then the code that was mailed there. A reload comes back to the code. */
export default function ChangeEmailPage() {
  const said = useAccountWords();
  const { data: session } = useQuery(sessionQuery);
  const pending = useQuery(emailChangeQuery);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const isWaiting = Boolean(pending.data) && !endsEmailChange(refusal);
  return (
    <Card component="section" size="roomy">
      <ScreenHeading title={said.changeEmail.title} takesFocus={!isWaiting} />
      <WhenLoaded query={pending} waiting={<Skeleton rows={[40, 66, 42]} />}>
        {(change) =>
          change !== null && isWaiting ? (
            <ConfirmNewEmail change={change} onRefused={setRefusal} />
          ) : (
            <>
              <QuietText size="medium">{said.changeEmail.intro(session?.account.email ?? '')}</QuietText>
              <NewEmailForm before={change?.email ?? ''} endedBy={refusal} onSent={() => setRefusal(null)} />
              <QuietText size="small">{said.changeEmail.effect}</QuietText>
            </>
          )
        }
      </WhenLoaded>
    </Card>
  );
}
