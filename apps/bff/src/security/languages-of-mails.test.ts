import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Answer, Browser } from '../testing/browser.ts';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { type Account, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());

const inChinese = { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8' };
const inEnglish = { 'Accept-Language': 'en' };

type Headers = Record<string, string>;
type Cause = (headers: Headers) => Promise<Answer>;

interface Cases {
  [mail: string]: {
    subjects: Record<'en' | 'zh-CN', string>;
    prepare: () => Promise<{ account: Account; browser: Browser; cause: Cause }>;
  };
}

/** Each mail of ours, up to the request that causes it. */
const mails: Cases = {
  'the code to sign in': {
    subjects: {
      en: 'Verification code to sign in to Mini Program Platform',
      'zh-CN': 'Mini Program Platform 登录验证码',
    },
    async prepare() {
      const { account, browser } = await bff.activeMember();
      const challenged = await bff.enterPassword(account);
      const cause = (headers: Headers) => challenged.post('/api/sign-in/challenge/email-code', {}, headers);
      return { account, browser, cause };
    },
  },
  'the code to deactivate': {
    subjects: {
      en: 'Verification code to deactivate two-factor authentication on Mini Program Platform',
      'zh-CN': 'Mini Program Platform 停用双因素认证验证码',
    },
    async prepare() {
      const { account, browser } = await bff.activeMember();
      return { account, browser, cause: (headers) => browser.post('/api/two-factor/deactivation', {}, headers) };
    },
  },
  'the unlock link': {
    subjects: {
      en: 'Link to sign in to Mini Program Platform without waiting',
      'zh-CN': 'Mini Program Platform 免等待登录链接',
    },
    async prepare() {
      const { account, browser } = await bff.member();
      const cause = (headers: Headers) => bff.browser().post('/api/sign-in/unlock', { email: account.email }, headers);
      return { account, browser, cause };
    },
  },
  'the notice of an activation': {
    subjects: {
      en: 'Two-factor authentication was activated on Mini Program Platform',
      'zh-CN': 'Mini Program Platform 双因素认证已启用',
    },
    async prepare() {
      const { account, browser } = await bff.member();
      const app = await beginActivation(browser);
      const confirmation = { code: app.codeAt(stepNow()) };
      const cause = (headers: Headers) => browser.post('/api/two-factor/activation/confirm', confirmation, headers);
      return { account, browser, cause };
    },
  },
  'the notice of a deactivation': {
    subjects: {
      en: 'Two-factor authentication was deactivated on Mini Program Platform',
      'zh-CN': 'Mini Program Platform 双因素认证已停用',
    },
    async prepare() {
      const { account, browser } = await bff.activeMember();
      await browser.post('/api/two-factor/deactivation');
      const code = await bff.inbox.newestCode(account.email);
      const cause = (headers: Headers) => browser.post('/api/two-factor/deactivation/confirm', { code }, headers);
      return { account, browser, cause };
    },
  },
};

describe.each(Object.entries(mails))('%s', (_, { prepare, subjects }) => {
  /** The last mail once it was caused, by an account of this language and a browser with these headers. */
  async function caused({ account: chosen, browser: headers }: { account: 'en' | 'zh-CN' | null; browser: Headers }) {
    const { account, browser, cause } = await prepare();
    // What it took to get there is told first.
    await bff.settled();
    if (chosen) expect((await browser.post('/api/account/language', { language: chosen })).status).toBe(204);
    expect((await cause({ ...headers, ...fromFreshNetwork() })).status).toBeLessThan(300);
    await bff.settled();
    const mail = (await bff.inbox.mails(account.email)).at(-1);
    expect(mail?.html).toMatch(mail?.subject === subjects.en ? /<html[^>]* lang="en"/ : /<html[^>]* lang="zh-CN"/);
    return mail?.subject;
  }

  test('is in the language of the account, whatever that of the browser', async () => {
    expect(await caused({ account: 'zh-CN', browser: inEnglish })).toBe(subjects['zh-CN']);
    expect(await caused({ account: 'en', browser: inChinese })).toBe(subjects.en);
  });

  test('is in the language of the browser where the account has none', async () => {
    expect(await caused({ account: null, browser: inChinese })).toBe(subjects['zh-CN']);
    expect(await caused({ account: null, browser: inEnglish })).toBe(subjects.en);
  });
});

test('a language chosen in the browser counts for more than the one that it asks for', async () => {
  const { account, browser } = await bff.activeMember();
  // The notice of the activation has arrived by then.
  await bff.settled();
  browser.cookies.set('language', 'zh-CN');
  await browser.post('/api/two-factor/deactivation', {}, inEnglish);
  expect((await bff.inbox.mails(account.email)).at(-1)?.subject).toBe('Mini Program Platform 停用双因素认证验证码');
});

test('a Chinese mail holds the code that works', async () => {
  const { account } = await bff.activeMember();
  const browser = await bff.enterPassword(account);
  await browser.post('/api/sign-in/challenge/email-code', {}, inChinese);
  const code = await bff.inbox.newestCode(account.email);
  expect((await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code })).status).toBe(200);
});
