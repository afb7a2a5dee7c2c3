import type { Check } from './check.ts';

/** Whoever asked their device for less motion sees none. */
export const motion: Check = {
  name: 'motion',
  dependsOnWords: false,
  async faultsAt({ page }) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().duration !== 0)
        .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 160) ?? '') : '')),
    );
  },
};
