import type { Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, scanInWizard } from '../kit/fixtures/wizard.ts';

const UNREACHABLE = 'The server cannot be reached right now.';

test.beforeEach(({ consoleErrors }) => consoleErrors.expectNoConnection());

test('a sign-in that finds no server keeps what was typed and works the second time', async ({ page, member }) => {
  await page.goto('/sign-in');
  await page.route('**/api/sign-in', (route) => route.abort(), { times: 1 });
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await expect(page.getByLabel('Email')).toHaveValue(member.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
});

interface Trouble {
  name: string;
  said: string;
  begin: (page: Page, path: string) => Promise<unknown>;
  end: (page: Page, path: string) => Promise<unknown>;
}

const cut = (page: Page, path: string) => page.unroute(path);

const troubles: Trouble[] = [
  { name: 'no answer', said: UNREACHABLE, begin: (page, path) => page.route(path, (route) => route.abort()), end: cut },
  {
    name: 'a gateway without anybody behind it',
    said: UNREACHABLE,
    begin: (page, path) => page.route(path, (route) => route.fulfill({ status: 503, body: 'Service Unavailable' })),
    end: cut,
  },
  {
    name: 'no network',
    said: 'You are offline.',
    begin: (page) => page.context().setOffline(true),
    end: (page) => page.context().setOffline(false),
  },
  {
    name: 'an answer that never comes',
    said: 'The server took too long to answer.',
    begin: async (page, path) => {
      await page.clock.install();
      await page.route(path, () => undefined);
    },
    end: cut,
  },
];

for (const { name, said, begin, end } of troubles) {
  /** Sends a code into the trouble, sees that it is kept and none is called wrong, and sends it again without. */
  const survives = async (page: Page, things: { path: string; code: string; submit: string }) => {
    const path = `**${things.path}`;
    const field = page.getByLabel('Verification code');
    await expect(field).toBeVisible();
    await begin(page, path);
    await field.fill(things.code);
    if (said.includes('too long')) {
      await expect(page.getByRole('button', { name: things.submit })).toHaveAttribute('aria-disabled', 'true');
      await page.clock.fastForward(20_000);
    }
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(page.getByText(/tr(y|ies) left/)).toHaveCount(0);
    await expect(field).toHaveValue(things.code);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await expect(field).toBeFocused();
    await end(page, path);
    await page.getByRole('button', { name: things.submit }).click();
  };

  test(`${name}: a mailed code is still there`, async ({ page, memberWithPhone, mailbox, consoleErrors }) => {
    consoleErrors.expectRefusal(503);
    await memberWithPhone.enterPassword();
    await sendCodeByEmail(page);
    const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
    await survives(page, { path: '/api/sign-in/challenge/verify', code, submit: 'Verify' });
    await expect(page).toHaveURL('/');
  });

  test(`${name}: a code for the activation is still there`, async ({
    page,
    member,
    authenticatorApp,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(503);
    await member.signIn();
    await scanInWizard(page, authenticatorApp);
    const code = await authenticatorApp.nextCode();
    await survives(page, { path: '/api/two-factor/activation/confirm', code, submit: 'Verify and activate' });
    await expectWizardStep(page, 'Save your recovery codes');
  });

  test(`${name}: a code for the deactivation is still there`, async ({
    page,
    memberWithPhone,
    mailbox,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(503);
    await memberWithPhone.signIn();
    await page.goto('/settings/two-factor');
    await page.getByRole('button', { name: 'Deactivate' }).click();
    const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
    await survives(page, {
      path: '/api/two-factor/deactivation/confirm',
      code,
      submit: 'Confirm deactivation',
    });
    await expect(page.getByText('Not active', { exact: true })).toBeVisible();
  });
}

test('a page that cannot be loaded says so and can be asked for again', async ({ page, member }) => {
  await member.signIn();
  await expect(page).toHaveURL('/');
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  const tryAgain = page.getByRole('button', { name: 'Try again' });
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/'));
  await tryAgain.click();
  await failed;
  await expect(tryAgain).not.toHaveAttribute('aria-disabled');
  await expect(tryAgain).toBeFocused();
  await page.unroute('**/api/**');
  await tryAgain.click();
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test('a sign-out that finds no server says that the session goes on', async ({ page, member }) => {
  await member.signIn();
  await page.getByRole('button', { name: member.email }).click();
  await page.route('**/api/session', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await expect(page).toHaveURL('/');
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
});
