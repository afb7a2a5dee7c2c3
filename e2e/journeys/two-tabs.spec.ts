import type { Page } from '@playwright/test';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, goToWizardStep, scanInWizard } from '../kit/fixtures/wizard.ts';

const signOut = async (page: Page, email: string) => {
  await page.getByRole('button', { name: email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
};

/** As a tab that slept through it: the news does not arrive, and the browser wakes the tab later. */
const missNews = (page: Page) =>
  page.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined;
  });

const wake = (page: Page, event: 'pageshow' | 'visibilitychange') =>
  page.evaluate((kind) => {
    const target = kind === 'pageshow' ? window : document;
    target.dispatchEvent(new Event(kind));
  }, event);

test('a sign-out in one tab is seen in the other at once, which comes back to its place', async ({
  page,
  context,
  member,
}) => {
  await member.signIn();
  const other = await context.newPage();
  await other.goto('/settings/two-factor?from=mail#status');
  await expect(other.getByRole('button', { name: 'Activate' })).toBeVisible();

  await signOut(page, member.email);
  await expect(other).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(other.getByLabel('Email')).toHaveAccessibleDescription(/You signed out in another tab\./);
  await expect(other.getByText(member.email)).toHaveCount(0);
  await expect(other.getByLabel('Email')).toBeFocused();

  await member.on(other).signIn();
  await expect(other).toHaveURL('/settings/two-factor?from=mail#status');
});

test('a sign-out in one tab leaves pages alone that are open to anybody, and the token of a link in its fragment', async ({
  page,
  context,
  member,
}) => {
  await member.signIn();
  const open = ['/sign-up', '/forgot-password', '/help/two-factor-authentication', '/invitation#c3V0IG9mZg'];
  const tabs = [];
  for (const path of open) {
    const tab = await context.newPage();
    await tab.goto(path);
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
    tabs.push(tab);
  }
  const settings = await context.newPage();
  await settings.goto('/settings/two-factor');
  await expect(settings.getByRole('button', { name: 'Activate' })).toBeVisible();

  await signOut(page, member.email);
  await expect(settings).toHaveURL((url) => url.pathname === '/sign-in');
  for (const [index, tab] of tabs.entries()) await expect(tab).toHaveURL(open[index] ?? '');
});

test('after a sign-out elsewhere nothing of the session is left to be shown', async ({
  page,
  context,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await member.signIn();
  const other = await context.newPage();
  await other.goto('/settings/two-factor');
  await expect(other.getByRole('button', { name: 'Activate' })).toBeVisible();
  await signOut(page, member.email);
  await expect(other.getByLabel('Email')).toBeVisible();

  // Within the page, where a cache would answer before the server could refuse.
  await other.evaluate(() => {
    history.pushState({}, '', '/settings/two-factor');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(other).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(other.getByText(member.email)).toHaveCount(0);
});

test('a sign-in in one tab takes the other along, to where each was going', async ({
  context,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const other = await context.newPage();
  await other.goto('/settings/two-factor');
  await expect(other).toHaveURL((url) => url.pathname === '/sign-in');
  await member.signIn();
  await expect(other).toHaveURL('/settings/two-factor');
  await expect(other.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test('a tab that asks for the code goes on when the other has had it', async ({ page, context, memberWithPhone }) => {
  const other = await context.newPage();
  await memberWithPhone.on(other).enterPassword();
  await expect(other.getByLabel('Verification code')).toBeVisible();
  await memberWithPhone.signIn();
  await expect(page).toHaveURL('/');
  await expect(other).toHaveURL('/');
  await expect(other.getByRole('main')).toContainText(memberWithPhone.email);
});

test('another account that signs in replaces what the other tab shows', async ({
  page,
  context,
  memberWithPhone,
  colleague,
}) => {
  await memberWithPhone.signIn();
  const other = await context.newPage();
  await other.goto('/settings/two-factor');
  await expect(other.getByRole('button', { name: memberWithPhone.email })).toBeVisible();

  // A page that was open before the sign-in, whose form is still there.
  const stale = await context.newPage();
  await stale.addInitScript(() => localStorage.clear());
  await stale.goto('/sign-in');
  await stale.getByLabel('Email').fill(colleague.email);
  await stale.getByLabel('Password', { exact: true }).fill(colleague.password);
  await stale.getByRole('button', { name: 'Sign in' }).click();
  await stale.getByLabel('Verification code').fill(await colleague.authenticatorApp.nextCode());
  await expect(stale).toHaveURL('/');

  for (const tab of [other, page]) {
    await expect(tab.getByRole('button', { name: colleague.email })).toBeVisible();
    await expect(tab.getByText(memberWithPhone.email)).toHaveCount(0);
  }
});

/** The password of somebody else, in another tab of the same browser. */
async function enterPasswordIn(tab: Page, { email, password }: { email: string; password: string }) {
  await tab.goto('/sign-in');
  await tab.getByLabel('Email').fill(email);
  await tab.getByLabel('Password', { exact: true }).fill(password);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByLabel('Verification code')).toBeVisible();
}

test('a tab whose sign-in was left for another says so, and the other goes on untouched', async ({
  page,
  context,
  memberWithPhone,
  colleague,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  await memberWithPhone.enterPassword();
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  const other = await context.newPage();
  await enterPasswordIn(other, colleague);

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Another sign-in was begun' })).toBeFocused();
  await expect(mailbox.latestCode({ to: colleague.email, timeout: 0 })).rejects.toThrow('No new mail');
  await other.getByLabel('Verification code').fill(await colleague.authenticatorApp.nextCode());
  await expect(other).toHaveURL('/');
  await expect(other.getByRole('main')).toContainText(colleague.email);
});

test('a tab that cancels the sign-in it shows does not end another', async ({
  page,
  context,
  memberWithPhone,
  colleague,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  await memberWithPhone.enterPassword();
  const other = await context.newPage();
  await enterPasswordIn(other, colleague);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL('/sign-in');
  await other.getByLabel('Verification code').fill(await colleague.authenticatorApp.nextCode());
  await expect(other).toHaveURL('/');
});

test('a wizard that missed the sign-in of another account confirms nothing in its name, and says so', async ({
  page,
  context,
  member,
  authenticatorApp,
  colleague,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  await missNews(page);
  await member.signIn();
  await scanInWizard(page, authenticatorApp);
  const other = await context.newPage();
  await other.addInitScript(() => localStorage.clear());
  await enterPasswordIn(other, colleague);
  await other.getByLabel('Verification code').fill(await colleague.authenticatorApp.nextCode());
  await expect(other).toHaveURL('/');

  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('alert')).toContainText(`you are now signed in as ${colleague.email}`);
  await expect(page.getByText(member.email)).toHaveCount(0);
});

test('an activation in one tab is seen in the other', async ({ page, context, member, authenticatorApp }) => {
  await member.signIn();
  const other = await context.newPage();
  await other.goto('/settings/two-factor');
  await expect(other.getByText('Not active', { exact: true })).toBeVisible();
  await scanInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expectWizardStep(page, 'Save your recovery codes');
  await expect(other.getByText('Active', { exact: true })).toBeVisible();
});

for (const event of ['pageshow', 'visibilitychange'] as const) {
  test(`a tab that slept through a sign-out leaves when it wakes, by ${event}`, async ({ page, context, member }) => {
    await member.signIn();
    const other = await context.newPage();
    await missNews(other);
    await other.goto('/');
    await expect(other.getByRole('main')).toContainText(member.email);
    await signOut(page, member.email);
    await expect(other.getByRole('main')).toContainText(member.email);
    await wake(other, event);
    await expect(other).toHaveURL('/sign-in');
    await expect(other.getByText(member.email)).toHaveCount(0);
  });
}

test('a page that was left for another site shows nothing of the account after the sign-out', async ({
  page,
  context,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await member.signIn();
  const other = await context.newPage();
  await other.goto('/settings/two-factor');
  await expect(other.getByRole('button', { name: 'Activate' })).toBeVisible();
  await other.goto('about:blank');
  await signOut(page, member.email);
  await other.goBack();
  await expect(other).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(other.getByText(member.email)).toHaveCount(0);
});

test('a wizard that was finished elsewhere ends here too', async ({ page, context, member, authenticatorApp }) => {
  await member.signIn();
  const other = await context.newPage();
  await goToWizardStep(other, 'Get the app');
  await scanInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(other).toHaveURL('/settings/two-factor');
  await expect(other.getByText('Active', { exact: true })).toBeVisible();
});
