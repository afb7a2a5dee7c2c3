import type { Check } from '../screens/checks/check.ts';
import { forcedColours } from '../screens/checks/forced-colours.ts';
import { layoutShift, layoutShiftOnPhone } from '../screens/checks/layout-shift.ts';
import { mainActionInSight } from '../screens/checks/main-action-in-sight.ts';
import { motion } from '../screens/checks/motion.ts';
import { onScreenKeyboard } from '../screens/checks/on-screen-keyboard.ts';
import { contrast, rulesOfAxe, targetSize } from '../screens/checks/rules-of-axe.ts';
import { sentenceSpacing } from '../screens/checks/sentence-spacing.ts';
import { sidewaysScrolling } from '../screens/checks/sideways-scrolling.ts';
import type { Screen } from '../screens/tour.ts';
import { button, passwordField } from '../screens/walk.ts';
import { expect, test } from '../screens/walk-test.ts';

const signIn: Screen = {
  name: 'sign-in',
  go: ({ page }) => page.goto('/sign-in'),
  shows: passwordField,
  survivesReload: true,
  mainAction: (walk) => button(walk, walk.words.signIn.submit),
};

interface Planted {
  check: Check;
  fault: string;
  /** Runs in the page. */
  plant: () => void;
  found: RegExp;
}

const plantTinyButtons = () => {
  for (const name of ['a', 'b', 'c']) {
    const tiny = document.createElement('button');
    tiny.style.cssText = 'width: 12px; height: 12px; padding: 0; border: 0; font-size: 8px';
    tiny.textContent = name;
    document.querySelector('main')?.prepend(tiny);
    tiny.parentElement?.style.setProperty('display', 'block');
  }
};

const plantFlicker = () => {
  let isThere = false;
  setInterval(() => {
    isThere = !isThere;
    document.documentElement.style.paddingTop = isThere ? '200px' : '0';
  }, 16);
};

const planted: readonly Planted[] = [
  {
    check: contrast,
    fault: 'pale text',
    plant: () => document.querySelector<HTMLElement>('h1')?.style.setProperty('color', 'light-dark(#ddd, #fff)'),
    found: /^in light colours, color-contrast: /,
  },
  {
    check: contrast,
    fault: 'text that is pale in dark colours only',
    plant: () => document.querySelector<HTMLElement>('h1')?.style.setProperty('color', 'light-dark(#000, #222)'),
    found: /^in dark colours, color-contrast: /,
  },
  { check: rulesOfAxe, fault: 'tiny buttons side by side', plant: plantTinyButtons, found: /^target-size: / },
  {
    check: targetSize,
    fault: 'tiny buttons side by side',
    plant: plantTinyButtons,
    found: /^at 320 pixels, target-size: /,
  },
  {
    check: sidewaysScrolling,
    fault: 'a table that is too wide for a phone',
    plant: () => document.querySelector<HTMLElement>('h1')?.style.setProperty('width', '400px'),
    found: /^320 by 640, beyond the edge/,
  },
  {
    check: sidewaysScrolling,
    fault: 'a width that grows with the text',
    plant: () => document.querySelector<HTMLElement>('h1')?.style.setProperty('width', '16.5rem'),
    found: /^390 by 844 with text at 200 %, beyond the edge/,
  },
  {
    check: sentenceSpacing,
    fault: 'a space after a full stop that has its own',
    plant: () => document.querySelector('h1')?.append('手机丢失了。 请联系管理员。'),
    found: /手机丢失了。 /,
  },
  {
    check: layoutShift,
    fault: 'something above that comes and goes',
    plant: plantFlicker,
    found: /^1280 by 720, 0\.\d+: </,
  },
  {
    check: layoutShiftOnPhone,
    fault: 'something above that comes and goes',
    plant: plantFlicker,
    found: /^390 by 844, 0\.\d+: </,
  },
  {
    check: mainActionInSight,
    fault: 'a long preface',
    plant: () => document.querySelector<HTMLElement>('main')?.style.setProperty('padding-top', '800px'),
    found: /^1280 by 720, /,
  },
  {
    check: onScreenKeyboard,
    fault: 'a button far below its code',
    plant: () => {
      document.querySelector('[name="password"]')?.setAttribute('aria-label', 'Verification code');
      document.querySelector<HTMLElement>('[type="submit"]')?.style.setProperty('margin-top', '600px');
    },
    found: / of 508 pixels$/,
  },
  {
    check: motion,
    fault: 'an endless animation',
    plant: () =>
      document.querySelector('h1')?.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 900, iterations: 99 }),
    found: /^<h1/,
  },
  {
    check: forcedColours,
    fault: 'a button without an edge',
    plant: () => document.querySelector<HTMLElement>('[type="submit"]')?.style.setProperty('border', '0', 'important'),
    found: /^no edge: <button/,
  },
  {
    check: forcedColours,
    fault: 'a focus that only a shadow shows',
    plant: () =>
      document.querySelector<HTMLElement>('[type="submit"]')?.style.setProperty('outline', 'none', 'important'),
    found: /^no ring: <button/,
  },
];

for (const { check, fault, plant, found } of planted) {
  test(`${check.name}: ${fault} is found`, async ({ walk }) => {
    await signIn.go(walk);
    await signIn.shows(walk).waitFor();
    expect(await check.faultsAt(walk, signIn)).toEqual([]);
    await walk.page.setViewportSize({ width: 1280, height: 720 });
    // Now, and once more where a check reloads the page.
    await walk.page.evaluate(plant);
    await walk.page.addInitScript(plant);
    expect(await check.faultsAt(walk, signIn)).toContainEqual(expect.stringMatching(found));
  });
}
