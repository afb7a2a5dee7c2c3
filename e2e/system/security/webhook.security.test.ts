import { answerTo, requestOf, statusLine } from '@countersign/bff/testing/raw-connection';
import {
  eventAbout,
  newWebhookSecret,
  type SignedEvent,
  signedEvent,
  signedRequest,
  WEBHOOK,
} from '@countersign/bff/testing/signed-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { longTimeouts, until } from '../../kit/until.ts';
import { activeMember, challenged } from './kit/active-member.ts';
import { digestsOf } from './kit/fuzz/digest.ts';
import { twoReplicas } from './kit/two-replicas.ts';

vi.setConfig(longTimeouts);

const [secret, older] = [newWebhookSecret(), newWebhookSecret()];
const system = twoReplicas({ settings: { RESEND_WEBHOOK_SECRET: `${secret},${older}` } });

/** By hand, as nobody's browser would: without an origin, a cookie or anything else. */
async function post({ body, headers }: SignedEvent, replica: 0 | 1 = 0, more: string[] = []): Promise<number> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const head = requestOf(`POST ${WEBHOOK} HTTP/1.1`, 'Host: localhost', 'Connection: close', length, ...lines, ...more);
  const answer = await answerTo(system.replicas[replica].port, head + body);
  return Number(statusLine(answer).split(' ')[1]);
}

/** A mail with a code that somebody waits for. */
let mailId: string;
let delivery: () => Promise<unknown>;

beforeEach(async () => {
  const { account } = await activeMember(system);
  // Of the activation: what is sent behind an answer would change rows later.
  await until('its notice has been sent', async () => (await system.query('select from notices')).length === 0);
  const browser = await challenged(system, account);
  expect((await browser.post('/api/sign-in/challenge/email-code', {})).status).toBe(202);
  const [row] = await system.query<{ id: string }>(
    "select id from sent_mails where account_id = $1 and kind = 'email-code'",
    [account.id],
  );
  mailId = row?.id ?? '';
  delivery = async () => {
    const { body } = await browser.get('/api/sign-in/challenge');
    return (body as { emailCode: { delivery: unknown } }).emailCode.delivery;
  };
});

describe('SEC-81 whoever is not the mail provider changes nothing', () => {
  const bounced = (said: Parameters<typeof signedEvent>[3] = {}) => signedEvent(secret, mailId, 'email.bounced', said);
  const changed = (event: SignedEvent, header: string, value: string | undefined): SignedEvent => {
    const { [header]: _, ...headers } = event.headers;
    return { ...event, headers: value === undefined ? headers : { ...headers, [header]: value } };
  };
  const signatureOf = (event: SignedEvent) => event.headers['Svix-Signature'] ?? '';

  test.each<[string, () => SignedEvent, number]>([
    ['signed with another secret', () => signedEvent(newWebhookSecret(), mailId, 'email.bounced'), 401],
    ['of another body', () => ({ ...bounced(), body: eventAbout(mailId, 'email.complained') }), 401],
    [
      'with a body of the same length',
      () => ({ ...bounced(), body: `${bounced().body.replace('Code', 'code')} ` }),
      401,
    ],
    ['too old', () => bounced({ secondsAgo: 360 }), 401],
    ['of the future', () => bounced({ secondsAgo: -360 }), 401],
    [
      'old, with a newer time written over it',
      () => changed(bounced({ secondsAgo: 360 }), 'Svix-Timestamp', String(Math.floor(Date.now() / 1_000))),
      401,
    ],
    ['with another id', () => changed(bounced(), 'Svix-Id', 'msg_another'), 401],
    ['without an id', () => changed(bounced(), 'Svix-Id', undefined), 401],
    ['without a time', () => changed(bounced(), 'Svix-Timestamp', undefined), 401],
    ['without a signature', () => changed(bounced(), 'Svix-Signature', undefined), 401],
    [
      'with the signature of another version',
      () => changed(bounced(), 'Svix-Signature', signatureOf(bounced()).replace('v1,', 'v2,')),
      401,
    ],
    [
      'under the names of Standard Webhooks',
      () => {
        const { body, headers } = bounced();
        return {
          body,
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name.replace('Svix', 'Webhook'), value]),
          ),
        };
      },
      401,
    ],
    ['not JSON, but signed', () => signedRequest(secret, 'type=email.bounced'), 400],
    ['half of it, but signed', () => signedRequest(secret, eventAbout(mailId, 'email.bounced').slice(0, -2)), 400],
    [
      'of 64 KiB and a byte, but signed',
      () => signedRequest(secret, eventAbout(mailId, 'email.bounced').padEnd(65_537)),
      413,
    ],
  ])('%s', async (_, event, status) => {
    const before = await digestsOf(system.query);
    for (const replica of [0, 1] as const) expect(await post(event(), replica)).toBe(status);
    expect(await digestsOf(system.query)).toEqual(before);
    expect(await delivery()).toBe('pending');
  });

  test('an event that is sent again, to the other replica and with whatever it can be signed with', async () => {
    const id = `msg_${mailId}`;
    const event = signedEvent(secret, mailId, 'email.delivered', { id });
    expect(await post(event, 0)).toBe(204);
    const before = await digestsOf(system.query);
    expect(await post(event, 1)).toBe(204);
    // Only the provider could: the same event, signed anew, says something else.
    expect(await post(signedEvent(older, mailId, 'email.bounced', { id }), 1)).toBe(204);
    expect(await digestsOf(system.query)).toEqual(before);
    expect(await delivery()).toBe('delivered');
  });

  test('an event that comes many times at once, to both: one counts', async () => {
    const event = signedEvent(secret, mailId, 'email.bounced');
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, index) => post(event, index % 2 ? 1 : 0)));
    expect(new Set(statuses)).toEqual(new Set([204]));
    // The statement that kept the event's id is the one that marked the mail.
    const marked = await system.query(
      'select from sent_mails m join webhook_events e on e.received_at = m.delivery_at where m.id = $1 and e.id = $2',
      [mailId, event.headers['Svix-Id']],
    );
    expect(marked).toHaveLength(1);
    expect(await delivery()).toBe('bounced');
  });
});

test('what the provider signs is taken from anywhere, with either secret, whoever else seems to ask', async () => {
  const strange = ['Origin: https://elsewhere.example', 'Sec-Fetch-Site: cross-site'];
  expect(await post(signedEvent(older, mailId, 'email.delivery_delayed'), 0, strange)).toBe(204);
  expect(await delivery()).toBe('delayed');
  expect(await post(signedEvent(secret, mailId, 'email.delivered'), 1, ['Origin: null'])).toBe(204);
  expect(await delivery()).toBe('delivered');
});
