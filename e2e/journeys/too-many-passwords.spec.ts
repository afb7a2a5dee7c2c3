import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { exhaustAttempts } from '../kit/fixtures/exhaust-attempts.ts';
import { expect, test } from '../kit/fixtures/test.ts';

interface Credentials {
  email: string;
  password: string;
}

async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('whoever is kept out by the tries of others is let in by a mailed link', async ({
  page,
  member,
  mailbox,
  system,
  consoleErrors,
}, { workerIndex }) => {
  consoleErrors.expectRefusal(429);
  consoleErrors.expectRefusal(410);
  await exhaustAttempts(member.email, system.consoleOrigin, workerIndex);

  await page.goto('/sign-in');
  await enterPassword(page, member);
  await expect(page.getByRole('alert')).toHaveText(
    /^Too many sign-ins were tried\. Wait \d+ minutes, then try again\.$/,
  );
  await expect(page.getByLabel('Email')).toHaveValue(member.email);

  await page.getByRole('button', { name: 'Send me a link' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Send another link' })).toBeFocused();
  await expect(announcement(page)).toContainText(`If there is an account for ${member.email}, a link is on its way.`);

  const link = await mailbox.latestLink({ to: member.email, matching: /\/sign-in\/unlock#/ });
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Sign in without waiting' })).toBeVisible();
  await page.getByRole('button', { name: 'Let this browser sign in' }).press('Enter');
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(announcement(page)).toContainText('This browser can sign in now.');
  await enterPassword(page, member);
  await expect(page).toHaveURL('/');

  // The same link again: somebody else may have opened it first.
  await page.goto(link);
  await page.getByRole('button', { name: 'Let this browser sign in' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
});

test('a browser that signed in before is not kept out by anybody', async ({ page, member, system }, {
  workerIndex,
}) => {
  await member.signIn();
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await exhaustAttempts(member.email, system.consoleOrigin, workerIndex);
  await enterPassword(page, member);
  await expect(page).toHaveURL('/');
});

test('a link without its token, or that was cut off, says so', async ({ page, consoleErrors }) => {
  consoleErrors.expectRefusal(410);
  await page.goto('/sign-in/unlock');
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.goto('/sign-in/unlock#c3V0IG9mZg');
  await page.reload();
  await page.getByRole('button', { name: 'Let this browser sign in' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await expect(page).toHaveURL('/sign-in');
});
