import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { platformName } from '../../shared/platform-name.ts';
import { sessionQuery } from '../../shared/session-query.ts';
import { twoFactorStatusQuery } from '../../shared/two-factor-status-query.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { useWords } from '../../shared/words/use-words.ts';
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
        {session && <p className={classes.text}>{words.home.signedInAs(session.account.email)}</p>}
      </header>
      <section className={classes.card}>
        <div className={classes.top}>
          <h2 className={classes.title}>{words.home.cardTitle}</h2>
          {twoFactor.data && (
            <StatusBadge isActive={isActive}>{isActive ? words.home.active : words.home.inactive}</StatusBadge>
          )}
        </div>
        {twoFactor.isPending && <Skeleton rows={[22, 36]} />}
        {twoFactor.isError && !twoFactor.data && (
          <LoadFailed error={twoFactor.error} isRetrying={twoFactor.isFetching} onRetry={() => twoFactor.refetch()} />
        )}
        {twoFactor.data && (
          <>
            <p className={classes.text}>{isActive ? words.home.activeText : words.home.inactiveText}</p>
            <Button component={Link} to="/settings/two-factor" variant={isActive ? 'default' : 'filled'}>
              {isActive ? words.home.manage : words.home.turnOn}
            </Button>
          </>
        )}
      </section>
    </>
  );
}
