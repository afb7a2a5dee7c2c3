import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import { usualFactor, verifyPathFor, verifyRoutes } from '../factors/index.ts';
import SignInPage from '../features/sign-in/sign-in-page.tsx';
import { paths } from '../shared/navigation/paths.ts';
import { withWords } from '../shared/words/load-words.ts';
import { onTyping, type Prefetch, type ScreenHandle, screen } from './screen.tsx';
import { settingsTabs } from './settings-tabs.ts';

/**
 * Declared without the data router, which weighs 15 kB more (decisions/002). The sign-in page is in the first file: most of
 * what it consists of is needed by every other screen too (decisions/004). The build reads this table as it is written, the
 * lists that it imports included (`vite/screens.ts`).
 */
export const routes: RouteObject[] = [
  {
    path: paths.signIn,
    element: <SignInPage />,
    handle: { prefetch: onTyping(verifyPathFor([usualFactor]), paths.home) },
  },
  {
    path: paths.forgotPassword,
    ...screen(withWords(['reset'], () => import('../features/password-reset/forgot-password-page.tsx'))),
  },
  {
    path: paths.resetPassword,
    ...screen(withWords(['reset', 'new-password'], () => import('../features/password-reset/reset-password-page.tsx'))),
  },
  { path: paths.unlock, ...screen(() => import('../features/sign-in/unlock-page.tsx')) },
  { path: paths.signUp, ...screen(withWords(['invitation'], () => import('../features/invitation/sign-up-page.tsx'))) },
  {
    path: paths.invitation,
    ...screen(withWords(['invitation', 'new-password'], () => import('../features/invitation/invitation-page.tsx'))),
  },
  {
    ...screen(withWords(['undo'], () => import('../features/undo/undo-page.tsx'))),
    children: [
      { path: paths.undoActivation },
      { path: paths.undoDeactivation },
      { path: paths.undoMove },
      { path: paths.undoAddedAuthenticator },
      { path: paths.undoAddedPasskey },
      { path: paths.undoRemovedPasskey },
      { path: paths.undoRecoveryCodes },
      { path: paths.undoPassword },
      { path: paths.undoEmail },
      { path: paths.undoPasswordReset },
    ],
  },
  {
    path: paths.startRecovery,
    ...screen(withWords(['assisted-recovery'], () => import('../features/recovery/start-recovery-page.tsx'))),
  },
  {
    path: paths.cancelRecovery,
    ...screen(withWords(['assisted-recovery'], () => import('../features/recovery/cancel-recovery-page.tsx'))),
  },
  {
    ...screen(
      withWords(['signed-in'], () => import('../features/sign-in/verify-page.tsx')),
      onTyping(paths.home),
    ),
    children: verifyRoutes,
  },
  {
    path: paths.lostPhone,
    ...screen(withWords(['signed-in', 'without-phone'], () => import('../features/sign-in/lost-phone-page.tsx'))),
  },
  {
    path: paths.help,
    ...screen(withWords(['signed-in', 'wizard', 'help'], () => import('../features/help/help-page.tsx'))),
  },
  {
    ...screen(withWords(['signed-in'], () => import('./shell/signed-in-layout.tsx'))),
    children: [
      { path: paths.home, ...screen(() => import('../features/home/home-page.tsx')) },
      { path: paths.settings, element: <Navigate to={paths.twoFactor} replace /> },
      { ...screen(() => import('./shell/settings-layout.tsx')), children: settingsTabs },
      {
        path: paths.changePassword,
        ...screen(withWords(['account', 'new-password'], () => import('../features/account/change-password-page.tsx'))),
      },
      {
        path: paths.changeEmail,
        ...screen(withWords(['account'], () => import('../features/account/change-email-page.tsx'))),
      },
      {
        path: paths.activation,
        ...screen(
          withWords(
            ['wizard', 'recovery'],
            () => import('../features/two-factor-settings/activation-wizard/activation-page.tsx'),
          ),
        ),
      },
      {
        path: paths.testCode,
        ...screen(
          withWords(
            ['wizard', 'check-up'],
            () => import('../features/two-factor-settings/test-code/test-code-page.tsx'),
          ),
        ),
      },
      {
        path: paths.deactivation,
        ...screen(() => import('../features/two-factor-settings/deactivation/deactivation-page.tsx')),
      },
      {
        ...screen(
          withWords(['wizard', 'recovery'], () => import('../features/two-factor-settings/beside/beside-page.tsx')),
        ),
        children: [{ path: paths.move }, { path: paths.addition }],
      },
      {
        path: paths.recoveryCodes,
        ...screen(
          withWords(
            ['recovery'],
            () => import('../features/two-factor-settings/recovery-codes/recovery-codes-page.tsx'),
          ),
        ),
      },
    ],
  },
  ...(import.meta.env.DEV
    ? [{ path: '/_ui', ...screen(withWords(['signed-in'], () => import('./ui-sheet/ui-sheet-page.tsx'))) }]
    : []),
  { path: '*', ...screen(() => import('./shell/not-found-page.tsx')) },
];

const handlesAt = (path: string) =>
  (matchRoutes(routes, path) ?? []).map(({ route }): ScreenHandle => route.handle ?? {});

/**
 * Fetches all files of an address in parallel; rendering them would fetch one after the other. A file that does not arrive is
 * reported when it is rendered, and not here.
 */
export const prefetchScreens = (path: string): Promise<unknown> =>
  Promise.allSettled(handlesAt(path).map(({ fetch }) => fetch?.()));

export const prefetchAt = (path: string): Prefetch | undefined =>
  handlesAt(path).find(({ prefetch }) => prefetch)?.prefetch;
