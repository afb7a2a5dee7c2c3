import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { holdsCode } from '../testing/code-in.ts';
import { failingMailProvider } from '../testing/failing-mail-provider.ts';
import { startBff } from '../testing/start-bff.ts';

const provider = await failingMailProvider();
const bff = await startBff({ mailUrl: provider.url });
afterAll(async () => {
  await bff.close();
  await provider.close();
});
beforeEach(() => {
  provider.status = 500;
});

const SEND = '/api/sign-in/challenge/email-code';
const VERIFY = '/api/sign-in/challenge/verify';
const unavailable = { status: 503, body: { code: 'mail_unavailable' } };

describe('while mail cannot be sent', () => {
  test('POST /api/sign-in/challenge/email-code → 503 mail_unavailable, and a retry works at once', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    expect(await browser.post(SEND)).toMatchObject(unavailable);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ emailCode: null });

    provider.status = 200;
    expect((await browser.post(SEND)).status).toBe(202);
    expect((await browser.post(VERIFY, { factor: 'email', code: provider.newestCode() })).status).toBe(200);
  });

  test('POST /api/two-factor/deactivation → 503 mail_unavailable, and a retry works at once', async () => {
    const { browser } = await bff.activeMember();
    expect(await browser.post('/api/two-factor/deactivation')).toMatchObject(unavailable);
    provider.status = 200;
    expect((await browser.post('/api/two-factor/deactivation')).status).toBe(202);
    const confirmed = await browser.post('/api/two-factor/deactivation/confirm', { code: provider.newestCode() });
    expect(confirmed.status).toBe(200);
  });

  test('no send is used up, neither of the challenge nor of the day', async () => {
    provider.status = 403;
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    for (let failed = 0; failed < 12; failed += 1) expect(await browser.post(SEND)).toMatchObject(unavailable);
    const left = await bff.query(
      `select e.sends_left, b.tokens
      from challenges c join mail_allowances b on b.account_id = c.account_id and b.trust = c.trust
        left join email_codes e on e.challenge_id = c.id
      where c.account_id = $1`,
      [account.id],
    );
    // As if no code had ever been asked for.
    expect(left).toEqual([{ sends_left: null, tokens: 10 }]);
  });

  test('the resend interval of a mail that did leave goes on counting', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    provider.status = 200;
    await browser.post(SEND);
    await bff.age(account, 'email_codes.sent_at', 60);
    const { body: before } = await browser.get('/api/sign-in/challenge');
    provider.status = 403;
    expect(await browser.post(SEND)).toMatchObject(unavailable);
    expect((await browser.get('/api/sign-in/challenge')).body).toEqual(before);
  });

  test.each([403, 200])(
    'a request for a deactivation code beside one whose mail is answered %i is told how that ended, also by another replica',
    async (status) => {
      const { account, browser } = await bff.activeMember();
      const other = browser.through((await bff.replica()).app);
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      provider.status = status;
      provider.answersAfter = released;
      const codeMails = () => provider.asked.filter(holdsCode).filter(({ to }) => to === account.email);
      const first = browser.post('/api/two-factor/deactivation');
      await expect.poll(codeMails, { timeout: 20_000 }).toHaveLength(1);
      const second = other.post('/api/two-factor/deactivation');
      const open = await bff.query(
        'select has_left from email_codes where challenge_id in (select id from challenges where account_id = $1)',
        [account.id],
      );
      expect(open).toEqual([{ has_left: false }]);
      // Meanwhile the second has long been at the database.
      for (let others = 0; others < 10; others += 1) await other.get('/api/two-factor');
      release();
      const answers = await Promise.all([first, second]);
      if (status === 200) {
        expect(answers).toMatchObject([{ status: 202 }, { status: 202 }]);
        expect(codeMails()).toHaveLength(1);
      } else {
        // It sent one of its own once the other had failed, and was told how that ended.
        expect(answers).toMatchObject([unavailable, unavailable]);
        expect(codeMails()).toHaveLength(2);
      }
      provider.answersAfter = Promise.resolve();
    },
  );

  test('a challenge tells of no mail that is still being sent', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    provider.status = 200;
    provider.answersAfter = released;
    const codeMails = () => provider.asked.filter(holdsCode).filter(({ to }) => to === account.email);
    const sending = browser.post(SEND);
    await expect.poll(codeMails, { timeout: 20_000 }).toHaveLength(1);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ emailCode: null });
    release();
    expect((await sending).status).toBe(202);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({
      emailCode: { sentAt: expect.any(String) },
    });
    provider.answersAfter = Promise.resolve();
  });

  test('the authenticator signs in all the same', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    expect((await browser.get('/api/session')).status).toBe(200);
  });
});
