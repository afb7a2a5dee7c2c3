import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import type { Words } from '../../shared/words/words.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import classes from './settings-layout.module.css';

/** A new area of the settings is one more line here and one more route. */
const tabs = (words: Words) => [
  { path: paths.twoFactor, name: words.twoFactor.title },
  { path: paths.preferences, name: words.preferences.title },
];

/** What the pages of the settings have in common. Tasks that one begins there, as the wizard, stand without it. */
export default function SettingsLayout() {
  const words = useWords();
  return (
    <>
      <nav className={classes.tabs} aria-label={words.common.settings}>
        {tabs(words).map(({ path, name }) => (
          <NavLink key={path} className={classes.tab ?? ''} to={path}>
            {name}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  );
}
