import type { Screen, Tour } from '../tour.ts';
import { link } from '../walk.ts';

const document: Screen = {
  name: 'help',
  go: ({ page }) => page.goto('/help/two-factor-authentication'),
  shows: (walk) => link(walk, walk.words.signIn.title),
  survivesReload: true,
};

export const help: Tour = { name: 'the help', screens: [document] };
