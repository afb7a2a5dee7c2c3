import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

const readableByScripts = (page: Page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test('scripts can read no cookie, and every cookie is bound to this site', async ({
  page,
  context,
  memberWithPhone,
}) => {
  await memberWithPhone.enterPassword();
  const duringSignIn = await context.cookies();
  await memberWithPhone.signIn();
  const cookies = [...duringSignIn, ...(await context.cookies())];
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['sid', 'chal', 'dev']));
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  }
  expect((await readableByScripts(page)).cookie).toBe('');
});

test('no storage holds the key, a code or a token, at any step', async ({
  page,
  context,
  member,
  authenticatorApp,
}) => {
  await member.signIn();
  const keys: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/two-factor/activation') || !response.ok()) return;
    const { textKey } = await response.json();
    keys.push(textKey);
  });
  await member.activate();
  const code = authenticatorApp.codeAt(new Date());
  const tokens = (await context.cookies()).map(({ value }) => value);
  expect(keys.length).toBeGreaterThan(0);

  const { cookie, localStorage, sessionStorage, ...others } = await readableByScripts(page);
  expect(others).toEqual({ databases: [], caches: [], serviceWorkers: 0 });
  for (const secret of [...keys, ...tokens, code, member.password]) {
    expect(cookie + localStorage + sessionStorage).not.toContain(secret);
  }
});
