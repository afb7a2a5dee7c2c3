import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { withWords } from '../../shared/words/load-words.ts';
import { useArrival } from '../../shared/words/use-arrival.ts';
import { useRecoveryWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { ActivePanel, type ActivePanelProps } from './active-panel.tsx';
import { changeToReport } from './change-notice.ts';
import classes from './two-factor-page.module.css';

const passkeysCard = createLazyPart(withWords(['passkey', 'passkeys'], () => import('./passkeys/passkeys-card.tsx')));
const emailCodesCard = createLazyPart(withWords(['passkeys'], () => import('./email-codes/email-codes-card.tsx')));
const exposureSection = createLazyPart(withWords(['strangers'], () => import('./exposure-section.tsx')));

export default function TwoFactorPage() {
  const words = useSignedInWords();
  const { state } = useLocation();
  const newsId = useId();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const change = twoFactor.data ? changeToReport(state, twoFactor.data.status) : null;
  const active = twoFactor.data?.status === 'active' ? twoFactor.data : null;
  const listsPasskeys = useArrival(passkeysCard, 'passkeys', active !== null);
  const [isListed, setIsListed] = useState(false);
  const choosesEmailCodes = useArrival(emailCodesCard, 'passkeys', active !== null && mayChooseEmailCodes(active));
  const tellsExposure = useArrival(exposureSection, 'strangers', active !== null);

  return (
    <>
      <header className={classes.header}>
        <ScreenHeading title={words.twoFactor.title} describedBy={change ? newsId : undefined} />
        <QuietText size="small">{words.twoFactor.intro}</QuietText>
      </header>
      {change && (
        <Notice tone="success" id={newsId}>
          {change === 'authenticatorAdded' ? <AuthenticatorAdded /> : words.twoFactor[change]}
        </Notice>
      )}
      <Card component="section" size="compact">
        <WhenLoaded query={twoFactor} waiting={<Skeleton rows={[28, 40, 36]} />}>
          {(status) => (status.status === 'active' ? <ActivePanel status={status} /> : <InactivePanel />)}
        </WhenLoaded>
      </Card>
      {active && listsPasskeys && (
        <Suspense>
          <Lazy of={passkeysCard} hasAuthenticator={active.factors.includes('authenticator')} onRead={setIsListed} />
        </Suspense>
      )}
      {/* Nobody knows how long the list above will be, and nothing may move while it arrives. */}
      {choosesEmailCodes && isListed && active && (
        <Suspense>
          <Lazy of={emailCodesCard} status={active} />
        </Suspense>
      )}
      {tellsExposure && isListed && active && (
        <Suspense>
          <Lazy of={exposureSection} />
        </Suspense>
      )}
    </>
  );
}

/** Few ever read it: its words are with those of the wizard that leads here. */
function AuthenticatorAdded() {
  const recovery = useRecoveryWords();
  return recovery.addition.hasAdded;
}

/** Where the operator has no codes by email, there is nothing to choose. */
const mayChooseEmailCodes = ({ acceptsEmailCodes, factors, hasPasskeys }: ActivePanelProps['status']) =>
  hasPasskeys && (!acceptsEmailCodes || factors.includes('email'));

function InactivePanel() {
  const words = useSignedInWords();
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive={false} />
        <p className={classes.sentence}>{words.twoFactor.inactiveText}</p>
      </div>
      <Button className={classes.activate} onClick={() => navigate(paths.activation)}>
        {words.twoFactor.activate}
      </Button>
      <HelpLink place="inactive" inThisTab />
    </>
  );
}
