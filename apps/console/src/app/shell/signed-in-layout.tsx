import IconHelp from '@tabler/icons-react/dist/esm/icons/IconHelp.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigationType } from 'react-router';
import { platformName } from '../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { NavLink } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { useOnPath } from '../../shared/navigation/use-on-path.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { withWords } from '../../shared/words/load-words.ts';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { useFallbackReason } from '../session/fallback-reason.ts';
import { SessionEndHost } from '../session/session-end-host.tsx';
import { useSessionNews } from '../session/use-session-news.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { StepUpHost } from '../step-up/step-up-host.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import classes from './signed-in-layout.module.css';
import { UserMenu } from './user-menu.tsx';

const fallbackBanner = createLazyPart(withWords(['recovery', 'without-phone'], () => import('./fallback-banner.tsx')));

const recoveryBanner = createLazyPart(withWords(['assisted-recovery'], () => import('./recovery-banner.tsx')));

/** The page. Reports its path once it is mounted, which may be a while after the navigation. */
function Page({ onMounted }: { onMounted: (path: string | null) => void }) {
  const { pathname } = useLocation();
  useEffect(() => {
    onMounted(pathname);
    return () => onMounted(null);
  }, [pathname, onMounted]);
  return <Outlet />;
}

/** The shell of every page behind the sign-in. It is there while the session is still being read. */
export default function SignedInLayout() {
  const words = useSignedInWords();
  const session = useQuery(sessionQuery);
  useSessionNews(session.data);
  const signOut = useSignOut();
  const { pathname, state } = useLocation();
  const banner = useFallbackReason(session.data?.session.amr ?? []);
  const [mountedPath, setMountedPath] = useState<string | null>(null);
  const navigationType = useNavigationType();

  // A failed sign-out is reported on the page where it happened, and on the one that it redirected to.
  useOnPath(() => {
    if (signOut.isError && navigationType !== 'REPLACE') signOut.reset();
  });

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
            {words.common.help}
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
          {({ recovery }) =>
            banner === 'unknown' || signOut.isSuccess || (signOut.isPending && mountedPath !== pathname) ? (
              <PageSkeleton />
            ) : (
              // A mounted page stays during the sign-out, so that a failure loses no input; one that mounts now would send requests.
              <div className={classes.page} inert={signOut.isPending}>
                {/* Without a boundary of its own, a loading page would hide the shell and take the focus from it. */}
                <Suspense fallback={<PageSkeleton />}>
                  {recovery && <Lazy of={recoveryBanner} deactivatesAt={recovery.deactivatesAt} />}
                  {banner !== 'none' && <Lazy of={fallbackBanner} reason={banner} />}
                  <Page onMounted={setMountedPath} />
                </Suspense>
              </div>
            )
          }
        </WhenLoaded>
      </main>
      <StepUpHost />
      <SessionEndHost signOut={signOut} />
    </div>
  );
}
