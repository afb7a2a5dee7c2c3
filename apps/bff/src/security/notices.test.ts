import { afterAll, afterEach, expect, test } from 'vitest';
import { someCodeOtherThan, stepNow } from '../testing/authenticator-app.ts';
import { failingMailProvider } from '../testing/failing-mail-provider.ts';
import { type Account, type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
afterEach(() => bff.settled());

const ACTIVATE = '/api/two-factor/activation/confirm';
const DEACTIVATE = '/api/two-factor/deactivation/confirm';
const activated = 'Two-factor authentication was activated on Mini Program Platform';
const deactivated = 'Two-factor authentication was deactivated on Mini Program Platform';

/** The subjects of the notices that have reached the account's own address. */
async function noticesTo({ email }: Account) {
  await bff.settled();
  const mails = await bff.inbox.mails(email);
  return mails.map(({ subject }) => subject).filter((subject) => /\bwas (de)?activated\b/.test(subject));
}

async function deactivate({ account, browser }: Pick<ActiveMember, 'account' | 'browser'>) {
  await browser.post('/api/two-factor/deactivation');
  return browser.post(DEACTIVATE, { code: await bff.inbox.newestCode(account.email) });
}

test('SEC-58 an activation and a deactivation are told once each, to the account’s own address', async () => {
  const ann = await bff.activeMember();
  expect(await noticesTo(ann.account)).toEqual([activated]);
  expect((await deactivate(ann)).status).toBe(200);
  expect(await noticesTo(ann.account)).toEqual([activated, deactivated]);
  for (const mail of await bff.inbox.mails(ann.account.email)) {
    expect(mail).toMatchObject({ to: [ann.account.email], cc: [], bcc: [] });
  }
});

test('SEC-43 a notice says when, with which browser and from where', async () => {
  const ann = await bff.activeMember();
  await bff.settled();
  const [notice] = await bff.inbox.mails(ann.account.email);
  expect(notice?.text).toMatch(/ {2}Time: \d+ \w+ \d{4} at \d\d:\d\d\u00a0UTC\n {2}Browser: Chrome on Linux\n/);
  expect(notice?.text).toContain('  Network address: 203.0.113.7\n');
});

test('what is refused is told to nobody', async () => {
  const { account, browser } = await bff.member();
  const app = await beginActivation(browser);
  expect((await browser.post(ACTIVATE, { code: app.wrongCode() })).status).toBe(422);
  expect(await noticesTo(account)).toEqual([]);

  const ann = await bff.activeMember();
  await ann.browser.post('/api/two-factor/deactivation');
  const wrong = someCodeOtherThan(new Set([await bff.inbox.newestCode(ann.account.email)]));
  expect((await ann.browser.post(DEACTIVATE, { code: wrong })).status).toBe(422);
  expect(await noticesTo(ann.account)).toEqual([activated]);
});

test('of confirmations at once the one that changed something is told', async () => {
  const { account, browser } = await bff.member();
  const app = await beginActivation(browser);
  const code = app.codeAt(stepNow());
  await Promise.all([1, 2, 3].map(() => browser.copy().post(ACTIVATE, { code })));
  expect(await noticesTo(account)).toEqual([activated]);
});

test('the moment is that of the event', async () => {
  const ann = await bff.activeMember();
  const [told] = await bff.query<{ minute: string }>(
    `select to_char(at at time zone 'utc', 'HH24:MI') as minute from security_events
    where account_id = $1 and kind = 'activated'`,
    [ann.account.id],
  );
  await bff.settled();
  expect((await bff.inbox.mails(ann.account.email)).at(0)?.text).toContain(` at ${told?.minute}\u00a0UTC`);
});

test('a notice that cannot be sent fails no change, the log says so of the request, and it is sent later, once', async () => {
  const provider = await failingMailProvider();
  provider.status = 422;
  const { app, log, settled } = await bff.replica({ mailUrl: provider.url });
  const { account, browser } = await bff.member();
  const pending = await beginActivation(browser);
  const answer = await browser.through(app).post(ACTIVATE, { code: pending.codeAt(stepNow()) });
  expect(answer.status).toBe(200);
  await settled();
  expect(provider.asked).toMatchObject([{ to: account.email, subject: activated }]);
  const reports = log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'mail');
  expect(reports).toMatchObject([
    { level: 'warn', kind: 'notice', outcome: 'refused', requestId: answer.headers.get('Request-Id') },
  ]);
  expect((await browser.get('/api/two-factor')).body).toMatchObject({ status: 'active' });

  // Any other replica may be the one that finds it.
  const other = await bff.replica({ mailUrl: provider.url });
  await other.useCases.deliverNotices();
  expect(provider.asked).toHaveLength(1);
  await bff.query("update notices set due_at = due_at - interval '1 minute'");
  provider.status = 200;
  await Promise.all([other.useCases.deliverNotices(), bff.useCases.deliverNotices(), other.useCases.deliverNotices()]);
  expect(await bff.useCases.measureNoticeBacklog()).toMatchObject({ waiting: 0 });
  const told = [...provider.asked, ...(await noticesTo(account))];
  expect(told).toHaveLength(2);
  expect(new Set(provider.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  await provider.close();
});

test('the answer does not wait for the notice', async () => {
  const provider = await failingMailProvider();
  const { app, log, settled } = await bff.replica({ mailUrl: provider.url });
  const { browser } = await bff.member();
  const pending = await beginActivation(browser);
  let answer = () => {};
  provider.answersAfter = new Promise((resolve) => {
    answer = resolve;
  });
  provider.status = 200;
  expect((await browser.through(app).post(ACTIVATE, { code: pending.codeAt(stepNow()) })).status).toBe(200);
  expect(log.join('')).not.toContain('"event":"mail"');
  answer();
  await settled();
  expect(log.join('')).toContain('"outcome":"sent"');
  await provider.close();
});

const leave = (count: number, { id }: Account) =>
  bff.query(
    `insert into notices (id, account_id, kind, language, request_id)
    select gen_random_uuid(), $1, 'activated', 'en', gen_random_uuid() from generate_series(1, $2::int)`,
    [id, count],
  );

test('a slow provider is asked for ten at a time, and for the rest when it has answered; a notice that comes meanwhile is taken up', async () => {
  const provider = await failingMailProvider();
  provider.status = 200;
  let answer = () => {};
  provider.answersAfter = new Promise((resolve) => {
    answer = resolve;
  });
  const slow = await bff.replica({ mailUrl: provider.url });
  const { account } = await bff.member();
  await leave(24, account);
  const delivered = slow.useCases.deliverNotices();
  await expect.poll(() => provider.asked.length, { timeout: 15_000 }).toBe(10);
  await leave(1, account);
  const asked = slow.useCases.deliverNotices();
  for (let looked = 0; looked < 50; looked += 1) await slow.useCases.measureNoticeBacklog();
  expect(provider.asked).toHaveLength(10);
  answer();
  await Promise.all([delivered, asked]);
  expect(provider.asked).toHaveLength(25);
  expect(await bff.useCases.measureNoticeBacklog()).toMatchObject({ waiting: 0 });
  await provider.close();
});

test('a provider that takes nothing is not asked for the rest, and a process that stops takes up no more', async () => {
  const provider = await failingMailProvider();
  provider.status = 422;
  const { account } = await bff.member();
  await leave(24, account);
  const failing = await bff.replica({ mailUrl: provider.url });
  await failing.useCases.deliverNotices();
  expect(provider.asked).toHaveLength(10);

  provider.status = 200;
  const stopped = await bff.replica({ mailUrl: provider.url });
  stopped.stop();
  await stopped.useCases.deliverNotices();
  expect(provider.asked).toHaveLength(10);
  await bff.query('delete from notices');
  await provider.close();
});
