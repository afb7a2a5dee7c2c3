import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { NavLink } from '../../shared/navigation/link.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { settingsTabs } from '../settings-tabs.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import classes from './settings-layout.module.css';

/** The tabs above each page of the settings. Tasks that begin there, such as the wizard, have none. */
export default function SettingsLayout() {
  const words = useSignedInWords();
  return (
    <>
      <nav className={classes.tabs} aria-label={words.common.settings}>
        {settingsTabs.map(({ path, name }) => (
          <NavLink key={path} className={classes.tab ?? ''} to={path}>
            {name(words)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  );
}
