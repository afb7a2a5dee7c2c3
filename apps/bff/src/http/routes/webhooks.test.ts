import { parseWebhookSecrets } from '@countersign/mail/webhook';
import { afterAll, describe, expect, test } from 'vitest';
import { connection } from '../../testing/browser.ts';
import { metricOf } from '../../testing/scrape.ts';
import {
  eventAbout,
  newWebhookSecret,
  type SignedEvent,
  signedEvent,
  signedRequest,
  WEBHOOK,
} from '../../testing/signed-event.ts';
import { startBff } from '../../testing/start-bff.ts';

const secret = newWebhookSecret();
const secretsIn = (text: string) => parseWebhookSecrets(text);
const bff = await startBff({ webhookSecrets: secretsIn(secret) });
const off = await bff.replica({ webhookSecrets: null });
afterAll(() => bff.close());

async function post({ body, headers }: SignedEvent, app = bff.app) {
  const response = await app.request(WEBHOOK, { method: 'POST', headers, body }, connection);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
const taken = { status: 204, body: null };
const refused = { status: 401, body: { code: 'wrong_signature' } };

/** Somebody who waits for a code, and the provider's id of its mail. */
async function somebodyWaiting() {
  const { account } = await bff.activeMember();
  const browser = await bff.enterPassword(account);
  expect((await browser.post('/api/sign-in/challenge/email-code')).status).toBe(202);
  const [mail] = (await bff.inbox.codeMails(account.email)).slice(-1);
  const delivery = async () => {
    const { body } = await browser.get('/api/sign-in/challenge');
    return (body as { emailCode: { delivery: string | null } }).emailCode.delivery;
  };
  return { account, browser, delivery, mailId: mail?.id ?? '' };
}

const outcomes = () =>
  bff.log.map((line) => JSON.parse(line)).flatMap(({ outcome, path }) => (path === WEBHOOK ? [outcome] : []));

describe('POST /api/webhooks/resend → 204', () => {
  test.each([
    ['email.delivered', 'delivered'],
    ['email.delivery_delayed', 'delayed'],
    ['email.bounced', 'bounced'],
    ['email.suppressed', 'bounced'],
    ['email.complained', 'complained'],
  ])('%s, without an origin: whoever waits for the code reads %s', async (type, becomes) => {
    const { delivery, mailId } = await somebodyWaiting();
    expect(await delivery()).toBe('pending');
    expect(await post(signedEvent(secret, mailId, type))).toEqual(taken);
    expect(await delivery()).toBe(becomes);
    expect(outcomes().at(-1)).toBe(`mail-${becomes}`);
  });

  test('a repeated event changes nothing, whatever it says now', async () => {
    const { delivery, mailId } = await somebodyWaiting();
    const id = `msg_${mailId}`;
    await post(signedEvent(secret, mailId, 'email.delivered', { id }));
    expect(await post(signedEvent(secret, mailId, 'email.bounced', { id }))).toEqual(taken);
    expect(await delivery()).toBe('delivered');
    expect(outcomes().at(-1)).toBe('event-repeated');
  });

  test('other events are ignored, of types that nobody knows too', async () => {
    const { delivery, mailId } = await somebodyWaiting();
    for (const type of ['email.sent', 'email.opened', 'contact.created', 'toString', 'new.thing'])
      expect(await post(signedEvent(secret, mailId, type))).toEqual(taken);
    expect(await post(signedRequest(secret, '{"type":"without.data"}'))).toEqual(taken);
    expect(await delivery()).toBe('pending');
    expect(outcomes().at(-1)).toBe('event-ignored');
  });

  test('the log says what became of which request, and nothing of the mail', async () => {
    const { account, mailId } = await somebodyWaiting();
    const from = bff.log.length;
    await post(signedEvent(secret, mailId, 'email.bounced'));
    const said = bff.log.slice(from).join('\n');
    expect(said).toContain('"outcome":"mail-bounced"');
    for (const secretPart of [account.email, 'somebody@example.com', secret, 'Verification code'])
      expect(said).not.toContain(secretPart);
  });
});

describe('SEC-81 POST /api/webhooks/resend → 401 wrong_signature', () => {
  const of = (mailId: string) => signedEvent(secret, mailId, 'email.bounced');
  const without = (event: SignedEvent, header: string) => {
    const { [header]: _, ...headers } = event.headers;
    return { ...event, headers };
  };
  test.each<[string, (mailId: string) => SignedEvent]>([
    ['another secret', (mailId) => signedEvent(newWebhookSecret(), mailId, 'email.bounced')],
    ['another body', (mailId) => ({ ...of(mailId), body: eventAbout(mailId, 'email.complained') })],
    ['no id', (mailId) => without(of(mailId), 'Svix-Id')],
    ['no time', (mailId) => without(of(mailId), 'Svix-Timestamp')],
    ['no signature', (mailId) => without(of(mailId), 'Svix-Signature')],
    ['too old', (mailId) => signedEvent(secret, mailId, 'email.bounced', { secondsAgo: 360 })],
    ['of the future', (mailId) => signedEvent(secret, mailId, 'email.bounced', { secondsAgo: -360 })],
  ])('%s: nothing is changed', async (_, event) => {
    const { delivery, mailId } = await somebodyWaiting();
    expect(await post(event(mailId))).toMatchObject(refused);
    expect(await delivery()).toBe('pending');
  });

  test('what is not signed is not read, however broken it is', async () => {
    for (const body of ['', '{', '[]', 'x'.repeat(1_000)])
      expect(await post({ ...of('x'), body })).toMatchObject(refused);
  });

  test('a session of anybody makes no difference', async () => {
    const { browser } = await bff.activeMember();
    expect(await browser.post(WEBHOOK, { type: 'email.bounced' })).toMatchObject(refused);
  });
});

describe('POST /api/webhooks/resend → 400 malformed', () => {
  test.each([
    '',
    '{',
    '[]',
    'null',
    '{}',
    '{"type":1}',
    '{"type":"email.bounced"}',
    '{"type":"email.bounced","data":{}}',
  ])('signed, and yet %j', async (body) => {
    expect(await post(signedRequest(secret, body))).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('POST /api/webhooks/resend takes 64 KiB', () => {
  const LIMIT = 64 * 1_024;
  const padded = (bytes: number) => eventAbout('x', 'email.opened').padEnd(bytes);

  test.each([
    [LIMIT, 204],
    [LIMIT + 1, 413],
  ])('%i bytes → %i', async (bytes, status) => {
    const event = signedRequest(secret, padded(bytes));
    expect((await post(event)).status).toBe(status);
    const told = { ...event, headers: { ...event.headers, 'Content-Length': String(bytes) } };
    expect((await post(told)).status).toBe(status);
  });
});

describe('without RESEND_WEBHOOK_SECRET', () => {
  test('POST /api/webhooks/resend → 404, whatever is sent', async () => {
    const event = signedEvent(secret, 'x', 'email.bounced');
    expect(await post(event, off.app)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await post({ ...event, headers: {} }, off.app)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('nobody is told to wait for news of a code', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account, bff.browser(off.app));
    expect(await browser.post('/api/sign-in/challenge/email-code')).toMatchObject({ body: { delivery: null } });
    expect(await browser.get('/api/sign-in/challenge')).toMatchObject({ body: { emailCode: { delivery: null } } });
  });
});

test('while the secret is replaced, both count', async () => {
  const newer = newWebhookSecret();
  const rotating = await bff.replica({ webhookSecrets: secretsIn(`${newer},${secret}`) });
  for (const each of [newer, secret])
    expect(await post(signedEvent(each, 'x', 'email.opened'), rotating.app)).toEqual(taken);
  expect(await post(signedEvent(newer, 'x', 'email.opened'))).toMatchObject(refused);
});

test('what becomes of mails, and of events, is counted', async () => {
  const counted = (outcome: string) => metricOf(bff, 'countersign_mail_events_total', { outcome });
  const all = ['delayed', 'delivered', 'bounced', 'complained', 'known', 'repeated', 'ignored', 'refused'];
  const before = await Promise.all(all.map(counted));
  const id = 'msg_counted';
  await post(signedEvent(secret, 'counted', 'email.delivery_delayed'));
  await post(signedEvent(secret, 'counted', 'email.delivered', { id }));
  await post(signedEvent(secret, 'counted', 'email.delivered', { id }));
  await post(signedEvent(secret, 'counted', 'email.delivered'));
  await post(signedEvent(secret, 'counted', 'email.bounced'));
  await post(signedEvent(secret, 'counted', 'email.complained'));
  await post(signedEvent(secret, 'counted', 'email.opened'));
  await post(signedEvent(newWebhookSecret(), 'counted', 'email.bounced'));
  const after = await Promise.all(all.map(counted));
  expect(after.map((count, index) => Number(count) - Number(before[index]))).toEqual(all.map(() => 1));
});

describe('GET /api/two-factor/deactivation', () => {
  test('→ 200 what the request for the code answered, and what became of its mail', async () => {
    const { account, browser } = await bff.activeMember();
    const { body } = await browser.post('/api/two-factor/deactivation');
    expect(body).toMatchObject({ delivery: 'pending' });
    const [mail] = (await bff.inbox.codeMails(account.email)).slice(-1);
    await post(signedEvent(secret, mail?.id ?? '', 'email.bounced'));
    const read = await browser.get('/api/two-factor/deactivation');
    expect(read).toMatchObject({ status: 200, body: { ...(body as object), delivery: 'bounced' } });
  });

  test('→ 404 not_found without a code', async () => {
    const { browser } = await bff.activeMember();
    expect(await browser.get('/api/two-factor/deactivation')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});
