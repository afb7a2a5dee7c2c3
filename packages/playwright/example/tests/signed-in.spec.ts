import { expect, test } from './robot.js';

// The project's storage state has signed the robot in already: these need no code and wait for nothing.
for (const [path, heading] of [
  ['/', /^Welcome to/],
  ['/settings/two-factor', 'Two-Factor Authentication'],
  ['/settings/preferences', 'Preferences'],
] as const) {
  test(`${path} is open to the robot`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  });
}

test('a page is reached even if the session has ended meanwhile', async ({ page, context, member }) => {
  await context.clearCookies();
  await member.open('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Deactivate', exact: true })).toBeVisible();
});
