import type { Leg, Stop } from '../tour.ts';
import { link } from '../walk.ts';

const document: Stop = {
  name: 'help',
  go: ({ page }) => page.goto('/help/two-factor-authentication'),
  shows: (walk) => link(walk, walk.words.signIn.title),
  survivesReload: true,
};

export const help: Leg = { name: 'the help', stops: [document] };
