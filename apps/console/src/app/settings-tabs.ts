import type { RouteObject } from 'react-router';
import { paths } from '../shared/navigation/paths.ts';
import type { Words } from '../shared/words/words.ts';
import { onIdle, screen } from './screen.tsx';

interface SettingsTab extends Pick<RouteObject, 'element' | 'handle'> {
  path: string;
  name: (words: Words) => string;
}

/** The one list of the settings' tabs: their order, labels, routes, and what to fetch while they are read. */
export const settingsTabs: SettingsTab[] = [
  {
    path: paths.twoFactor,
    name: (words) => words.twoFactor.title,
    ...screen(
      () => import('../features/two-factor-settings/two-factor-page.tsx'),
      onIdle(paths.activation, paths.deactivation),
    ),
  },
  {
    path: paths.preferences,
    name: (words) => words.preferences.title,
    ...screen(() => import('../features/preferences/preferences-page.tsx')),
  },
];
