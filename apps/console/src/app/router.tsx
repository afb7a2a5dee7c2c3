import type { ComponentType } from 'react';
import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import SignInPage from '../features/sign-in/sign-in-page.tsx';
import { createLazyComponent } from '../shared/loading/lazy-component.tsx';
import { paths } from '../shared/navigation/paths.ts';
import { pageLanguage } from '../shared/words/language.ts';
import { helpIn } from '../shared/words/load-words.ts';

type Load = () => Promise<{ default: ComponentType }>;

/** The screens that people usually go to from this one, and what triggers fetching them. */
interface Prefetch {
  trigger: 'typing' | 'idle';
  paths: string[];
}

interface Handle {
  fetch?: () => Promise<unknown>;
  prefetch?: Prefetch;
}

/** A screen is a file of its own, fetched when somebody goes there. */
function screen(load: Load, prefetch?: Prefetch): { element: RouteObject['element']; handle: Handle } {
  const { Component, fetch } = createLazyComponent(load);
  return { element: <Component />, handle: { fetch, ...(prefetch && { prefetch }) } };
}

const onTyping = (...paths: string[]): Prefetch => ({ trigger: 'typing', paths });
const onIdle = (...paths: string[]): Prefetch => ({ trigger: 'idle', paths });

/**
 * Declared without the data router, which weighs 15 kB more (see decisions/002). The sign-in page comes with the first
 * file: most of what it is made of is needed by every other screen too (see decisions/004).
 */
export const routes: RouteObject[] = [
  { path: paths.signIn, element: <SignInPage />, handle: { prefetch: onTyping(paths.verify, paths.home) } },
  { path: paths.unlock, ...screen(() => import('../features/sign-in/unlock-page.tsx')) },
  { path: paths.verify, ...screen(() => import('../features/sign-in/verify-page.tsx'), onTyping(paths.home)) },
  {
    path: paths.verifyByEmail,
    ...screen(() => import('../features/sign-in/verify-email-page.tsx'), onTyping(paths.home)),
  },
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
      {
        ...screen(() => import('./shell/settings-layout.tsx')),
        children: [
          {
            path: paths.twoFactor,
            ...screen(
              () => import('../features/two-factor-settings/two-factor-page.tsx'),
              onIdle(paths.activation, paths.deactivation),
            ),
          },
          { path: paths.preferences, ...screen(() => import('../features/preferences/preferences-page.tsx')) },
        ],
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
  ...(import.meta.env.DEV ? [{ path: '/_ui', ...screen(() => import('./ui-sheet/ui-sheet-page.tsx')) }] : []),
  { path: '*', ...screen(() => import('./shell/not-found-page.tsx')) },
];

const handlesAt = (path: string) => (matchRoutes(routes, path) ?? []).map(({ route }): Handle => route.handle ?? {});

/** Fetches shell and page of an address in parallel; rendering them would fetch one after the other. */
export function prefetchScreens(path: string): void {
  // A file that does not arrive is reported when it is rendered.
  for (const { fetch } of handlesAt(path)) fetch?.().catch(() => undefined);
}

export const prefetchAt = (path: string): Prefetch | undefined =>
  handlesAt(path).find(({ prefetch }) => prefetch)?.prefetch;
