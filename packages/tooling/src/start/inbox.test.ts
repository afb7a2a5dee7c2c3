import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { UserError } from '../user-error.ts';
import { newWebhookSecret } from './delivery-events.ts';
import { type Inbox, startInbox } from './inbox.ts';

let inbox: Inbox;
let port: number;
let own: string;

beforeAll(async () => {
  port = await freePort();
  inbox = await startInbox(port);
  own = `localhost:${port}`;
});
afterAll(() => inbox.close());

const mail = { from: 'a@example.com', to: ['alice@example.com'], subject: 'Your code', text: '048151' };

/** `fetch` would not let us set these headers. */
async function ask(path: string, headers: OutgoingHttpHeaders, body?: object) {
  const sent = request({ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers });
  sent.end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
}

const send = (headers: OutgoingHttpHeaders = {}) =>
  ask('/emails', { Authorization: 'Bearer re_x', 'Content-Type': 'application/json', ...headers }, mail);

test('a program sends mail and lists it, as the BFF and the Playwright kit do', async () => {
  const answer = await fetch(new URL('/emails', inbox.apiUrl), {
    method: 'POST',
    headers: { Authorization: 'Bearer re_x', 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
  });
  expect(answer.status).toBe(200);
  const listed = await fetch(new URL('/emails', inbox.pageUrl));
  expect(await listed.json()).toMatchObject({ data: [{ subject: 'Your code' }] });
});

describe('it says what becomes of a mail, signed as Resend signs it, before it answers for the mail', () => {
  const secret = newWebhookSecret();

  test.each([
    ['alice@example.com', ['email.sent', 'email.delivered']],
    ['bounced@resend.dev', ['email.sent', 'email.bounced']],
    ['bounced+1@resend.dev', ['email.sent', 'email.bounced']],
    ['Complained@resend.dev', ['email.sent', 'email.delivered', 'email.complained']],
    ['unheard+1@resend.dev', ['email.sent']],
  ])('to %s', async (to, types) => {
    await using listener = await startListener();
    const told = await startInbox(await freePort(), { webhook: { url: listener.url, secret } });
    try {
      const answer = await fetch(new URL('/emails', told.apiUrl), {
        method: 'POST',
        headers: { Authorization: 'Bearer re_x', 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...mail, to: [to] }),
      });
      const { id } = (await answer.json()) as { id: string };
      const heard = listener.requests.map(({ body, headers }) => ({ event: JSON.parse(body), body, headers }));
      expect(heard.map(({ event }) => [event.type, event.data.email_id])).toEqual(types.map((type) => [type, id]));
      for (const { body, headers } of heard) {
        const signed = `${headers['svix-id']}.${headers['svix-timestamp']}.${body}`;
        const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
        expect(headers['svix-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      }
    } finally {
      await told.close();
    }
  });

  test('a mail is taken although nobody listens', async () => {
    const webhook = { url: `http://127.0.0.1:${await freePort()}`, secret };
    const alone = await startInbox(await freePort(), { webhook });
    const answer = await fetch(new URL('/emails', alone.apiUrl), {
      method: 'POST',
      headers: { Authorization: 'Bearer re_x', 'Content-Type': 'application/json' },
      body: JSON.stringify(mail),
    });
    expect(answer.status).toBe(200);
    await alone.close();
  });
});

async function startListener() {
  const requests: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (incoming, response) => {
    requests.push({ headers: incoming.headers, body: await text(incoming) });
    response.writeHead(204).end();
  });
  const listening = await freePort();
  await once(server.listen(listening, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${listening}/`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a person reads it', () => {
  test.each([
    ['by its address', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    ['by a link', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    ['on its own page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }],
  ])('%s', async (_, headers) => {
    await send();
    const answer = await ask('/inbox', { Host: own, ...headers });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Your code');
    expect(answer.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('another page neither reads it nor writes to it', () => {
  const fetched = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
  test.each<[string, OutgoingHttpHeaders]>([
    ['of another site', { Origin: 'https://evil.example' }],
    ['of another site that names no origin', { 'Sec-Fetch-Site': 'cross-site', ...fetched }],
    ['of another port of this machine', { Origin: 'http://localhost:5173' }],
    ['of another port that names no origin', { 'Sec-Fetch-Site': 'same-site', ...fetched }],
    ['of no origin', { Origin: 'null' }],
    ['by https', { Origin: 'https://localhost' }],
    ['that frames it', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
    ['that embeds it', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
    ['whose name was pointed at this machine', { Host: 'evil.example' }],
    ['whose name begins with ours', { Host: `localhost.evil.example:${port}` }],
  ])('%s', async (_, foreign) => {
    await send();
    for (const path of ['/inbox', '/emails', '/']) {
      const answer = await ask(path, { Host: own, ...foreign });
      expect([answer.status, answer.text]).toEqual([403, 'The inbox is read by its own page only, at localhost.\n']);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
    expect((await send({ Host: own, ...foreign })).status).toBe(403);
  });

  test('a preflight of another site is refused', async () => {
    const answer = await fetch(new URL('/emails', inbox.apiUrl), {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.status).toBe(403);
  });
});

test('in a container it is a process of its own that every address reaches, and only by the names of this machine', async () => {
  const INBOX_PORT = String(await freePort());
  const program = join(import.meta.dirname, 'inbox-server.ts');
  const server = spawn(process.execPath, [program], { env: { INBOX_PORT }, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  expect(String(await once(server.stdout, 'data'))).toBe(`The inbox is at http://localhost:${INBOX_PORT}/inbox\n`);
  const [address = '127.0.0.1'] = Object.values(networkInterfaces()).flatMap((each = []) =>
    each.filter(({ family, internal }) => family === 'IPv4' && !internal).map((found) => found.address),
  );
  const statusFor = async (Host: string) => {
    const [answer] = (await once(
      request({ host: address, port: INBOX_PORT, path: '/inbox', headers: { Host } }).end(),
      'response',
    )) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  expect([await statusFor(`localhost:${INBOX_PORT}`), await statusFor('inbox:4000')]).toEqual([200, 403]);
  server.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a port in use is a user error', async () => {
  await expect(startInbox(port)).rejects.toThrow(UserError);
});
