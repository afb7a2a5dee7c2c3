import { type ComponentType, lazy } from 'react';
import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import SignInPage from '../features/sign-in/sign-in-page.tsx';
import { paths } from '../shared/paths.ts';

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is a file of its own, fetched when somebody goes there. */
function screen(load: Load): Pick<RouteObject, 'element' | 'handle'> {
  const Screen = lazy(load);
  return { element: <Screen />, handle: { load } };
}

/**
 * Declared without the data router, which weighs 15 kB more (see decisions/002). The sign-in page comes with the first
 * file: most of what it is made of is needed by every other screen too (see decisions/004).
 */
export const routes: RouteObject[] = [
  { path: paths.signIn, element: <SignInPage /> },
  { path: paths.unlock, ...screen(() => import('../features/sign-in/unlock-page.tsx')) },
  { path: paths.verify, ...screen(() => import('../features/sign-in/verify-page.tsx')) },
  { path: paths.verifyByEmail, ...screen(() => import('../features/sign-in/verify-email-page.tsx')) },
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
