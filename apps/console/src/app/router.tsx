import { type ComponentType, lazy } from 'react';
import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import { paths } from '../shared/paths.ts';
import { pageLanguage } from '../shared/words/language.ts';
import { helpIn } from '../shared/words/load-words.ts';

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is a file of its own, fetched when somebody goes there. */
function screen(load: Load): Pick<RouteObject, 'element' | 'handle'> {
  const Screen = lazy(load);
  return { element: <Screen />, handle: { load } };
}

/** Side by side with its words, which only this page has. */
async function loadHelp() {
  const [page] = await Promise.all([import('../features/help/help-page.tsx'), helpIn(pageLanguage())]);
  return page;
}

/** Declared without the data router, which weighs 15 kB more (see decisions/002). */
export const routes: RouteObject[] = [
  { path: paths.signIn, ...screen(() => import('../features/sign-in/sign-in-page.tsx')) },
  { path: paths.unlock, ...screen(() => import('../features/sign-in/unlock-page.tsx')) },
  { path: paths.verify, ...screen(() => import('../features/sign-in/verify-page.tsx')) },
  { path: paths.verifyByEmail, ...screen(() => import('../features/sign-in/verify-email-page.tsx')) },
  { path: paths.help, ...screen(loadHelp) },
  {
    ...screen(() => import('./signed-in-layout.tsx')),
    children: [
      { path: paths.home, ...screen(() => import('../features/home/home-page.tsx')) },
      { path: paths.settings, element: <Navigate to={paths.twoFactor} replace /> },
      {
        path: paths.twoFactor,
        ...screen(() => import('../features/two-factor-settings/two-factor-page.tsx')),
      },
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
  { path: '*', ...screen(() => import('./not-found-page.tsx')) },
];

const isLoadable = (handle: unknown): handle is { load: Load } =>
  typeof handle === 'object' && handle !== null && 'load' in handle;

/** Fetches shell and page of an address side by side; drawing them would ask for one after the other. */
export function prefetchScreens(path: string): void {
  for (const { route } of matchRoutes(routes, path) ?? []) {
    // A file that does not arrive is reported when it is drawn.
    if (isLoadable(route.handle)) route.handle.load().catch(() => undefined);
  }
}
