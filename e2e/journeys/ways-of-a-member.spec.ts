import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConsole, memberOn } from '@countersign/playwright';
import type { Page } from '@playwright/test';
import { exhaustAttempts } from '../kit/fixtures/exhaust-attempts.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('a member of the kit goes every way in and out', async ({ page, member, authenticatorApp, recoveryCodes }) => {
  await member.signIn();
  await member.activate({ by: 'QR code' });
  expect(authenticatorApp.hasKey()).toBe(true);
  await member.signOut();
  await member.signIn({ by: 'authenticator' });
  await member.signOut();
  await member.signIn({ by: 'recovery-code' });
  expect(recoveryCodes.left()).toHaveLength(9);
  await member.renewRecoveryCodes();
  expect(recoveryCodes.left()).toHaveLength(10);
  await member.signOut();
  await member.signIn({ by: 'email' });
  await member.deactivate();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
  await member.activate();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('a passkey of the kit answers in every tab, and counts once for all of them', async ({
  page,
  context,
  memberWithPhone,
  passkey,
  consoleErrors,
}) => {
  // Of the tab whose cookies are gone.
  consoleErrors.expectRefusal(401);
  await memberWithPhone.signIn();
  const name = await memberWithPhone.addPasskey();
  expect(name).toMatch(/^Chrome on /);
  const tab = await context.newPage();
  await passkey.on(tab);
  for (const there of [page, tab, page]) {
    await context.clearCookies();
    await memberWithPhone.on(there).signIn({ by: 'passkey' });
    await expect(there).toHaveURL('/');
  }
  expect(passkey.credentials()).toEqual([expect.objectContaining({ signCount: 4, userName: memberWithPhone.email })]);
});

test('a member of the kit confirms the password where a change asks for it', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await member.signIn();
  await answerAsIfStale(page, '/api/two-factor/activation');
  await member.activate();
  await answerAsIfStale(page, '/api/two-factor/deactivation');
  await member.deactivate();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('a member of the kit gets in by a mailed link where a browser would have to wait', async ({
  page,
  member,
  system,
  consoleErrors,
}, { workerIndex }) => {
  consoleErrors.expectRefusal(429);
  await exhaustAttempts(member.email, system.consoleOrigin, workerIndex);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await member.unlock();
  await member.signIn();
  await expect(page).toHaveURL('/');
});

test('a member of the kit takes a deactivation back, and what worked before works again', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  // Of the session that ended with it.
  consoleErrors.expectRefusal(401);
  await memberWithPhone.signIn();
  await memberWithPhone.deactivate();
  await memberWithPhone.undo('deactivated');
  await memberWithPhone.resetPassword();
  await memberWithPhone.signIn({ by: 'authenticator' });
  await expect(page).toHaveURL('/');
});

test('a member of the kit changes the password, and takes that back', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await memberWithPhone.signIn();
  await memberWithPhone.changePassword('seven grey geese over the harbour');
  await memberWithPhone.signOut();
  await memberWithPhone.signIn();
  await memberWithPhone.undo('password-changed');
  await memberWithPhone.resetPassword();
  await memberWithPhone.signIn();
  await expect(page).toHaveURL('/');
});

test('a member of the kit changes the email, and takes that back from the former mailbox', async ({
  member,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const before = member.email;
  const after = `new-${before}`;
  const elsewhere = member.on(await openAnotherBrowser());
  await member.signIn();
  await member.changeEmail(after);
  expect(elsewhere.email, 'it is one person, at whichever page').toBe(after);
  await elsewhere.signIn();
  await elsewhere.undo('email-changed');
  expect(member.email).toBe(before);
  await elsewhere.resetPassword();
  await elsewhere.signIn();
});

test('a member of the kit signs in once, and again when the session has ended or is old', async ({
  memberWithPhone,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const folder = await mkdtemp(join(tmpdir(), 'storage-state-'));
  const file = join(folder, 'made', 'state.json');
  const keptBy = async (): Promise<string> => {
    await memberWithPhone.on(await openAnotherBrowser()).keepSignedIn(file);
    return readFile(file, 'utf8');
  };

  const first = await keptBy();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await keptBy(), 'a live session is used again').toBe(first);

  const elsewhere = await openAnotherBrowser();
  await elsewhere.context().addCookies(JSON.parse(first).cookies);
  await memberWithPhone.on(elsewhere).open('/settings/two-factor');
  await memberWithPhone.on(elsewhere).signOut();
  const second = await keptBy();
  expect(second, 'one that has ended is not').not.toBe(first);

  const aDayAgo = new Date(Date.now() - 86_400_000);
  await utimes(file, aDayAgo, aDayAgo);
  expect(await keptBy(), 'nor is one that will soon').not.toBe(second);
  await rm(folder, { recursive: true });
});

test('a wait for a code shows in the report and does not count against the test', async ({
  page,
  memberWithPhone,
  authenticatorApp,
}, testInfo) => {
  const before = testInfo.timeout;
  await memberWithPhone.signIn();
  for (let given = 0; given < 2; given += 1) await authenticatorApp.nextCode();
  const waits = testInfo.annotations.filter(({ type }) => type === 'code').map(({ description }) => description);
  // Two of the four codes, if the first was of a half minute that was about to end.
  expect(waits.length).toBeGreaterThan(0);
  for (const wait of waits) expect(wait).toMatch(/^waiting \d+ s: the codes of this half minute were given out here$/);
  expect(testInfo.timeout).toBeGreaterThan(before);
  await expect(page).toHaveURL('/');
});

test('the parts of another console are found as it is described', async ({
  page,
  member,
  authenticatorApp,
  mailbox,
}) => {
  await page.route('**/login', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form onsubmit="location = '/done'; return false"><input id="who"><label>Kennwort <input type="password"></label>
        <button>Anmelden</button></form>`,
    }),
  );
  await page.route('**/done', (route) => route.fulfill({ contentType: 'text/html', body: 'Willkommen' }));
  const console = {
    paths: { signIn: '/login' },
    parts: { email: (page: Page) => page.locator('#who'), password: 'Kennwort', signIn: 'Anmelden' },
  };
  await memberOn(page, { ...member, authenticatorApp, mailbox, console: describeConsole(console) }).signIn();
  await expect(page.getByText('Willkommen')).toBeVisible();
});
