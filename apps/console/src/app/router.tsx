import { type ComponentType, lazy } from 'react';
import { matchRoutes, Navigate, type RouteObject } from 'react-router';

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is a file of its own, fetched when somebody goes there. */
function screen(load: Load): Pick<RouteObject, 'element' | 'handle'> {
  const Screen = lazy(load);
  return { element: <Screen />, handle: { load } };
}

/** Declared without the data router, which weighs 15 kB more (see decisions/002). */
export const routes: RouteObject[] = [
  { path: '/sign-in', ...screen(() => import('../features/sign-in/sign-in-page.tsx')) },
  { path: '/sign-in/verify', ...screen(() => import('../features/sign-in/verify-page.tsx')) },
  { path: '/sign-in/verify/email', ...screen(() => import('../features/sign-in/verify-email-page.tsx')) },
  {
    ...screen(() => import('./signed-in-layout.tsx')),
    children: [
      { path: '/', ...screen(() => import('../features/home/home-page.tsx')) },
      { path: '/settings', element: <Navigate to="/settings/two-factor" replace /> },
      {
        path: '/settings/two-factor',
        ...screen(() => import('../features/two-factor-settings/two-factor-page.tsx')),
      },
      {
        path: '/settings/two-factor/activate',
        ...screen(() => import('../features/two-factor-settings/activation-wizard/activation-page.tsx')),
      },
      {
        path: '/settings/two-factor/deactivate',
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
