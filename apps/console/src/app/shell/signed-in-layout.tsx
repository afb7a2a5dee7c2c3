import IconHelp from '@tabler/icons-react/dist/esm/icons/IconHelp.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigationType } from 'react-router';
import { platformName } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { SessionEndHost } from '../session/session-end-host.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import classes from './signed-in-layout.module.css';
import { UserMenu } from './user-menu.tsx';

/** The page, and the address that it stands on as soon as it does, which may be a while after somebody went there. */
function Page({ tellStanding }: { tellStanding: (path: string | null) => void }) {
  const { pathname } = useLocation();
  useEffect(() => {
    tellStanding(pathname);
    return () => tellStanding(null);
  }, [pathname]);
  return <Outlet />;
}

/** The shell of every page behind the sign-in. It stands while the session is still being read. */
export default function SignedInLayout() {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const signOut = useSignOut();
  const { pathname, state } = useLocation();
  const [standing, setStanding] = useState<string | null>(null);
  const navigationType = useNavigationType();

  // A sign-out that failed on one page is no news on the next, unless a redirect led there.
  useEffect(() => {
    if (signOut.isError && navigationType !== 'REPLACE') signOut.reset();
  }, [pathname]);

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {words.common.skipToContent}
      </a>
      <header className={classes.side}>
        <div className={classes.brand}>
          <ProductMark size={28} />
          <span className={classes.name}>{platformName()}</span>
        </div>
        <nav className={classes.nav} aria-label={words.common.sections}>
          <NavLink className={classes.link ?? ''} to={paths.home} end>
            <IconHome size={18} stroke={1.8} aria-hidden />
            {words.common.home}
          </NavLink>
          <NavLink className={classes.link ?? ''} to={paths.settings}>
            <IconSettings size={18} stroke={1.8} aria-hidden />
            {words.common.settings}
          </NavLink>
          <NavLink className={classes.link ?? ''} to={paths.help}>
            <IconHelp size={18} stroke={1.8} aria-hidden />
            {words.helpLinks.anywhere}
          </NavLink>
        </nav>
        <div className={classes.account}>
          {session.data && <UserMenu email={session.data.account.email} onSignOut={() => signOut.mutate()} />}
        </div>
      </header>
      <main className={classes.content} id="content" tabIndex={-1}>
        <ProblemNotice error={signOut.error} lead={words.userMenu.signOutFailed} />
        {session.data && state?.isAnotherAccount && (
          <Notice tone="error">{words.anotherAccount.notice(session.data.account.email)}</Notice>
        )}
        <WhenLoaded query={session} waiting={<PageSkeleton />}>
          {() =>
            signOut.isSuccess || (signOut.isPending && standing !== pathname) ? (
              <PageSkeleton />
            ) : (
              // Stays while somebody leaves, so that nothing typed is lost should that fail. One that came now would ask.
              <div className={classes.page} inert={signOut.isPending}>
                {/* A boundary of its own: without it the shell, and whatever has the focus in it, is hidden while a page loads. */}
                <Suspense fallback={<PageSkeleton />}>
                  <Page tellStanding={setStanding} />
                </Suspense>
              </div>
            )
          }
        </WhenLoaded>
      </main>
      <SessionEndHost signOut={signOut} />
    </div>
  );
}
