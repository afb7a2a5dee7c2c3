import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

/** Fewer than 200: after so many milliseconds a splash is shown, and React keeps it and each skeleton within it for 300 more. */
const MOST_TICKS = 150;

test('a screen whose files have arrived is shown without waiting for any timer', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor');
  const activate = page.getByRole('button', { name: 'Activate' });
  await expect(activate).toBeVisible();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.reload();
  // What was answered is told to the screen by a timer of no length.
  for (let ticks = 0; ticks < MOST_TICKS && !(await activate.isVisible()); ticks += 1) await page.clock.runFor(1);
  await expect(activate).toBeVisible();
});
