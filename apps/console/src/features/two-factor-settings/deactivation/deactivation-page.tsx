import { emailCodeSent, twoFactorStatus } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useId } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import * as v from 'valibot';
import { write } from '../../../shared/bff/client.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../../shared/code/code-shape.ts';
import { Lazy } from '../../../shared/loading/lazy-component.tsx';
import { paths } from '../../../shared/navigation/paths.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../../shared/ui/when-loaded.tsx';
import { useSignedInWords } from '../../../shared/words/use-words.tsx';
import { useCodeConfirmation } from '../use-code-confirmation.ts';
import { useFinish } from '../use-finish.ts';
import { endsCode, readDeactivationDelivery, sentCode, useSendDeactivationCode } from './deactivation-api.ts';
import classes from './deactivation-page.module.css';
import { OfferCode } from './offer-code.tsx';

/** Opening this page sends no code: the button that leads here has sent it, or the page offers to. */
export default function DeactivationPage() {
  const words = useSignedInWords();
  const navigate = useNavigate();
  const { state } = useLocation();
  const headingId = useId();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const send = useSendDeactivationCode();
  const { mutation, isConfirming, refusal, forgetRefusal } = useCodeConfirmation({
    confirm: (code) => write('POST', '/api/two-factor/deactivation/confirm', { code }, twoFactorStatus),
    onConfirmed: useFinish('deactivated'),
    goneCode: 'challenge_gone',
  });

  if (twoFactor.data?.status === 'inactive' && !isConfirming) return <Navigate to={paths.twoFactor} replace />;

  const parsed = v.safeParse(emailCodeSent, state);
  const sent = parsed.success && !endsCode(refusal) ? parsed.output : null;

  const sendCode = () =>
    send.mutate(undefined, {
      onSuccess: (answer) => {
        forgetRefusal();
        return navigate('.', { replace: true, state: answer });
      },
    });
  const keepActive = (
    <Button variant="secondary" size="large" onClick={() => navigate(paths.twoFactor)}>
      {words.deactivation.keep}
    </Button>
  );

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
            {/* Around the link below too, which would move when the form arrives. */}
            <Suspense fallback={<Skeleton rows={[24, 56, 42]} />}>
              {sent === null ? (
                <OfferCode send={send} sendCode={sendCode} endedBy={refusal} aside={keepActive} />
              ) : (
                <Lazy
                  of={sentCode}
                  sent={sent}
                  readDelivery={readDeactivationDelivery}
                  refused={(delivery) => delivery.bounced.noOtherWay}
                  resend={sendCode}
                  resendState={{ ...send, sentences: words.deactivation.sendProblems }}
                >
                  <CodeForm
                    key={sent.sentAt}
                    shape={sixDigitsShape(words)}
                    hint={words.sentCode.hint}
                    submitLabel={words.deactivation.submit}
                    isDestructive
                    mutation={mutation}
                    sentences={words.deactivation.problems}
                    headingId={headingId}
                    aside={keepActive}
                  />
                </Lazy>
              )}
              <HelpLink place="deactivation" />
            </Suspense>
          </>
        )}
      </WhenLoaded>
    </Card>
  );
}
