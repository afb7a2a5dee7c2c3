import { emailCodeSent } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import * as v from 'valibot';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../../shared/ui/when-loaded.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { stateAfter } from '../change-notice.ts';
import { useConfirmDeactivation, useSendDeactivationCode } from './deactivation-api.ts';
import classes from './deactivation-page.module.css';
import { EnterCode } from './enter-code.tsx';
import { hasEnded } from './has-ended.ts';
import { OfferCode } from './offer-code.tsx';

/** Merely opening this page sends nothing: the code was sent by the button that led here, or is offered. */
export default function DeactivationPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { state } = useLocation();
  const headingId = useId();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const send = useSendDeactivationCode();
  const confirm = useConfirmDeactivation();

  // While a code is judged and after it was right, this page itself decides where to go next.
  if (twoFactor.data?.status === 'inactive' && !confirm.isPending && !confirm.isSuccess)
    return <Navigate to={paths.twoFactor} replace />;

  const parsed = v.safeParse(emailCodeSent, state);
  const sent = parsed.success && !hasEnded(confirm.error) ? parsed.output : null;

  const sendCode = () =>
    send.mutate(undefined, {
      onSuccess: (answer) => {
        confirm.reset();
        return navigate('.', { replace: true, state: answer });
      },
    });

  const verify = async (code: string) => {
    await confirm.mutateAsync(code);
    void navigate(paths.twoFactor, { replace: true, state: stateAfter('deactivated') });
  };

  return (
    <Card component="section" size="roomy">
      <ScreenHeading title={words.deactivation.title} id={headingId} takesFocus={sent === null} />
      <WhenLoaded query={twoFactor} waiting={<Skeleton rows={[40, 20, 56, 42]} />}>
        {() => (
          <>
            <div className={classes.meaning}>
              <p>{words.deactivation.meaning}</p>
              <p>{words.deactivation.mailbox}</p>
            </div>
            {sent === null ? (
              <OfferCode send={send} sendCode={sendCode} endedBy={confirm.error} />
            ) : (
              <EnterCode
                sent={sent}
                send={send}
                sendCode={sendCode}
                verify={verify}
                error={confirm.error}
                headingId={headingId}
              />
            )}
            <HelpLink place="deactivation" />
          </>
        )}
      </WhenLoaded>
    </Card>
  );
}
