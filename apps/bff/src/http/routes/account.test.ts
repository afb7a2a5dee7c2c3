import { languages } from '@countersign/contract';
import * as ofMails from '@countersign/two-factor';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';
import { statementsOf } from '../../testing/test-database.ts';

const bff = await startBff();
// What a test leaves to be done must not be counted by the next one.
afterEach(() => bff.settled());
afterAll(() => bff.close());

const choose = (browser: Browser, language: unknown) => browser.post('/api/account/language', { language });
const languageAt = async (browser: Browser) => (await browser.get('/api/session')).body;

describe('POST /api/account/language', () => {
  test.each(languages)('→ 204, and every session of the account hears that it is %s', async (language) => {
    const { account, browser } = await bff.member();
    const elsewhere = await bff.enterPassword(account);
    expect(await languageAt(browser)).toMatchObject({ account: { language: null } });
    expect(await choose(browser, language)).toMatchObject({ status: 204, body: null, cookies: [] });
    for (const each of [browser, elsewhere]) expect(await languageAt(each)).toMatchObject({ account: { language } });
  });

  test('concerns nobody else', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    await choose(ann.browser, 'zh-CN');
    expect(await languageAt(bob.browser)).toMatchObject({ account: { language: null } });
  });

  test('is one statement besides the one that finds the session', async () => {
    const { browser } = await bff.member();
    expect(await statementsOf(bff.database, () => choose(browser, 'zh-CN'))).toBe(2);
  });

  test('notes no event of security, and its outcome in the log of requests', async () => {
    const { account, browser } = await bff.member();
    const before = await bff.securityEvents(account);
    bff.log.length = 0;
    await choose(browser, 'zh-CN');
    expect(await bff.securityEvents(account)).toEqual(before);
    expect(bff.log.map((line) => JSON.parse(line))).toMatchObject([
      { path: '/api/account/language', outcome: 'language-chosen', accountId: account.id },
    ]);
  });

  test.each(['fr', 'zh', 'EN', '', null, 1])('→ 400 for %j, which is not spoken here', async (language) => {
    const { browser } = await bff.member();
    expect(await choose(browser, language)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  test('→ 401 without a session', async () => {
    expect(await choose(bff.browser(), 'zh-CN')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  test('→ 403 from another origin', async () => {
    const { browser } = await bff.member();
    const answer = await browser.post(
      '/api/account/language',
      { language: 'zh-CN' },
      { Origin: 'https://evil.example' },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    expect(await languageAt(browser)).toMatchObject({ account: { language: null } });
  });
});

test('screens and mails speak the same languages', () => {
  expect(ofMails.languages).toEqual(languages);
});

test('the database takes no language that nobody speaks', async () => {
  const { id } = await bff.account();
  await expect(bff.query("update accounts set language = 'fr' where id = $1", [id])).rejects.toThrow();
});
