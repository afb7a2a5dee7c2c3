import { useQuery } from '@tanstack/react-query';
import { platformName } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './home-page.module.css';

export default function HomePage() {
  const words = useWords();
  const { data: session } = useQuery(sessionQuery);
  const twoFactor = useQuery(twoFactorStatusQuery);
  const isActive = twoFactor.data?.status === 'active';

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
    </>
  );
}
