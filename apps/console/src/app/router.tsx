import { factors } from '@countersign/contract';
import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import { verifyPathFor, verifyRoutes } from '../factors/index.ts';
import SignInPage from '../features/sign-in/sign-in-page.tsx';
import { paths } from '../shared/navigation/paths.ts';
import { pageLanguage } from '../shared/words/language.ts';
import { helpIn } from '../shared/words/load-words.ts';
import { onTyping, type Prefetch, type ScreenHandle, screen } from './screen.tsx';
import { settingsTabs } from './settings-tabs.ts';

/**
 * Declared without the data router, which weighs 15 kB more (decisions/002). The sign-in page is in the first file: most of
 * what it consists of is needed by every other screen too (decisions/004). The build reads this table as it is written, the
 * lists that it imports included (`vite/screens.ts`).
 */
export const routes: RouteObject[] = [
  { path: paths.signIn, element: <SignInPage />, handle: { prefetch: onTyping(verifyPathFor(factors), paths.home) } },
  { path: paths.unlock, ...screen(() => import('../features/sign-in/unlock-page.tsx')) },
  { ...screen(() => import('../features/sign-in/verify-page.tsx'), onTyping(paths.home)), children: verifyRoutes },
  {
    path: paths.help,
    // In parallel with its words, which only this page uses, and which it reports itself when they do not arrive.
    ...screen(() => {
      helpIn[pageLanguage()].fetch().catch(() => undefined);
      return import('../features/help/help-page.tsx');
    }),
  },
  {
    ...screen(() => import('./shell/signed-in-layout.tsx')),
    children: [
      { path: paths.home, ...screen(() => import('../features/home/home-page.tsx')) },
      { path: paths.settings, element: <Navigate to={paths.twoFactor} replace /> },
      { ...screen(() => import('./shell/settings-layout.tsx')), children: settingsTabs },
      {
        path: paths.activation,
        ...screen(() => import('../features/two-factor-settings/activation-wizard/activation-page.tsx')),
      },
      {
        path: paths.deactivation,
        ...screen(() => import('../features/two-factor-settings/deactivation/deactivation-page.tsx')),
      },
    ],
  },
  ...(import.meta.env.DEV ? [{ path: '/_ui', ...screen(() => import('./ui-sheet/ui-sheet-page.tsx')) }] : []),
  { path: '*', ...screen(() => import('./shell/not-found-page.tsx')) },
];

const handlesAt = (path: string) =>
  (matchRoutes(routes, path) ?? []).map(({ route }): ScreenHandle => route.handle ?? {});

/** Fetches all files of an address in parallel; rendering them would fetch one after the other. */
export function prefetchScreens(path: string): void {
  // A file that does not arrive is reported when it is rendered.
  for (const { fetch } of handlesAt(path)) fetch?.().catch(() => undefined);
}

export const prefetchAt = (path: string): Prefetch | undefined =>
  handlesAt(path).find(({ prefetch }) => prefetch)?.prefetch;
