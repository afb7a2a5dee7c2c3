import { aboveKeyboard, viewports } from '../viewports.ts';
import { codeField } from '../walk.ts';
import type { Check } from './check.ts';
import { outOfSight } from './main-action-in-sight.ts';

/** Where a code is typed on a phone: the field and its button stand above the keyboard. */
export const onScreenKeyboard: Check = {
  name: 'on-screen keyboard',
  dependsOnWords: true,
  async faultsAt(walk) {
    const field = codeField(walk);
    if (!(await field.isVisible())) return [];
    await walk.page.setViewportSize(viewports.phone);
    await field.blur();
    await walk.page.evaluate(() => scrollTo(0, 0));
    await walk.page.setViewportSize(aboveKeyboard);
    await field.focus();
    const submit = walk.page.locator('form').filter({ has: field }).locator('[type="submit"]');
    const faults = [await outOfSight(field), await outOfSight(submit)];
    return faults.filter((fault) => fault !== null);
  },
};
