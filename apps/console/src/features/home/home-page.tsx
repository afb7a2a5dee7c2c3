import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { platformName } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { withWords } from '../../shared/words/load-words.ts';
import { useArrival } from '../../shared/words/use-arrival.ts';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import classes from './home-page.module.css';

const checkUpCard = createLazyPart(withWords(['check-up'], () => import('./check-up-card.tsx')));

export default function HomePage() {
  const words = useSignedInWords();
  const { data: session } = useQuery(sessionQuery);
  const twoFactor = useQuery(twoFactorStatusQuery);
  const active = twoFactor.data?.status === 'active' ? twoFactor.data : null;
  const isActive = active !== null;
  const asksForCheckUp = useArrival(checkUpCard, 'check-up', active?.isCheckUpDue ?? false);

  return (
    <>
      <header className={classes.greeting}>
        <ScreenHeading title={words.home.title}>{words.home.greeting(platformName())}</ScreenHeading>
        {session && <QuietText size="small">{words.home.signedInAs(session.account.email)}</QuietText>}
      </header>
      <Card component="section" size="compact">
        <div className={classes.top}>
          <h2 className={classes.title}>{words.home.cardTitle}</h2>
          {twoFactor.data && <StatusBadge isActive={isActive} />}
        </div>
        <WhenLoaded query={twoFactor} waiting={<Skeleton rows={[22, 36]} />}>
          {() => (
            <>
              <QuietText size="small">{isActive ? words.home.activeText : words.home.inactiveText}</QuietText>
              <Link
                {...buttonLook({ variant: isActive ? 'secondary' : 'primary', className: classes.action })}
                to={paths.twoFactor}
              >
                {isActive ? words.home.manage : words.home.turnOn}
              </Link>
            </>
          )}
        </WhenLoaded>
      </Card>
      {asksForCheckUp && active && (
        <Suspense>
          <Lazy of={checkUpCard} recoveryCodes={active.recoveryCodes} />
        </Suspense>
      )}
    </>
  );
}
