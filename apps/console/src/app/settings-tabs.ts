import type { RouteObject } from 'react-router';
import { paths } from '../shared/navigation/paths.ts';
import { withWords } from '../shared/words/load-words.ts';
import type { SignedInWords } from '../shared/words/words.ts';
import { onIdle, screen } from './screen.tsx';

interface SettingsTab extends Pick<RouteObject, 'element' | 'handle'> {
  path: string;
  name: (words: SignedInWords) => string;
}

/** The one list of the settings' tabs: their order, labels, routes, and what to fetch while they are read. */
export const settingsTabs: SettingsTab[] = [
  {
    path: paths.twoFactor,
    name: (words) => words.twoFactor.title,
    ...screen(
      withWords(['recovery', 'passkeys'], () => import('../features/two-factor-settings/two-factor-page.tsx')),
      onIdle(paths.activation, paths.deactivation, paths.recoveryCodes, paths.move),
    ),
  },
  {
    path: paths.sessions,
    name: (words) => words.sessions.title,
    ...screen(withWords(['sessions'], () => import('../features/sessions/sessions-page.tsx'))),
  },
  {
    path: paths.activity,
    name: (words) => words.activity.title,
    ...screen(withWords(['activity'], () => import('../features/activity/activity-page.tsx'))),
  },
  {
    path: paths.account,
    name: (words) => words.account.title,
    ...screen(
      withWords(['account'], () => import('../features/account/account-page.tsx')),
      onIdle(paths.changePassword, paths.changeEmail),
    ),
  },
  {
    path: paths.preferences,
    name: (words) => words.preferences.title,
    ...screen(() => import('../features/preferences/preferences-page.tsx')),
  },
];
