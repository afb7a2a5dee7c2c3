import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMailbox } from './mailbox.ts';
import { mailpitInbox } from './mailpit-inbox.ts';

const ANN = 'ann@example.com';
const SUBJECT = 'Verification code to sign in to Mini Program Platform';
const AT_ONCE = { timeout: 0 };

interface Stored {
  ID: string;
  Created: string;
  Subject: string;
  To: { Name: string; Address: string }[];
  Cc: { Name: string; Address: string }[] | null;
  Bcc: { Name: string; Address: string }[] | null;
  Text: string;
  HTML: string;
}

/** Speaks the part of Mailpit's HTTP API (version 1) that the adapter uses, as its published description has it. */
let server: Server;
let url: string;
let stored: Stored[];
let asked: string[];
let credentials: string | undefined;

beforeEach(async () => {
  [stored, asked, credentials] = [[], [], undefined];
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailpit');
    asked.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`);
    if (credentials && request.headers.authorization !== `Basic ${Buffer.from(credentials).toString('base64')}`) {
      response.writeHead(401).end('Unauthorised.');
      return;
    }
    const answer = (body: object) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    const one = /^\/mail\/api\/v1\/message\/([^/]+)$/.exec(pathname)?.[1];
    if (one) {
      const message = stored.find(({ ID }) => ID === one);
      if (message) answer({ ...message, Date: message.Created });
      else response.writeHead(404).end();
      return;
    }
    const query = /^addressed:"([^"]*)"$/.exec(searchParams.get('query') ?? '')?.[1]?.toLowerCase();
    const isSearch = pathname === '/mail/api/v1/search' && query !== undefined;
    if (!isSearch && pathname !== '/mail/api/v1/messages') {
      response.writeHead(404).end();
      return;
    }
    const newestFirst = stored
      .filter(({ To, Cc, Bcc }) => !isSearch || JSON.stringify([To, Cc, Bcc]).toLowerCase().includes(query))
      .toReversed();
    const [start, limit] = [Number(searchParams.get('start') ?? 0), Number(searchParams.get('limit') ?? 50)];
    answer({
      total: stored.length,
      messages_count: newestFirst.length,
      start,
      messages: newestFirst
        .slice(start, start + limit)
        .map(({ Text: _, HTML: __, ...summary }) => ({ ...summary, Read: false, Snippet: '…' })),
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mail`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function receive(code: string, { to = ANN, cc = null, html = '', subject = SUBJECT } = {}) {
  const Created = new Date(1_800_000_000_000 + stored.length * 1_000).toISOString();
  const addressed = (Address: string | null) => (Address === null ? null : [{ Name: '', Address }]);
  stored.push({
    ID: `id-${stored.length}`,
    Created,
    Subject: subject,
    To: addressed(to) ?? [],
    Cc: addressed(cc),
    Bcc: null,
    Text: html ? '' : `Verification code:\r\n\r\n    ${code}\r\n`,
    HTML: html,
  });
}

test('the newest code to an address is returned, once, and what was there before is not', async () => {
  receive('000000');
  const mailbox = await openMailbox(mailpitInbox(url));
  receive('111111', { to: 'bob@example.com' });
  receive('222222');
  receive('333333');
  expect(await mailbox.latestCode({ to: 'Ann@Example.com', purpose: 'sign-in', ...AT_ONCE })).toBe('333333');
  await expect(mailbox.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow('the 3 that came were read before');
});

test('a mail with HTML only is read, and its link is found', async () => {
  const mailbox = await openMailbox(mailpitInbox(url));
  receive('', { html: '<p>Code:</p><p>444444</p><a href="https://example.com/in?x=1&amp;y=2">In</a>' });
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('444444');
  receive('', { html: '<p>Code:</p><p>444444</p><a href="https://example.com/in?x=1&amp;y=2">In</a>' });
  expect(await mailbox.latestLink({ to: ANN, ...AT_ONCE })).toBe('https://example.com/in?x=1&y=2');
});

test('only the mails to the address are fetched, and each of them once', async () => {
  for (let index = 0; index < 450; index += 1) receive('000000', { to: `other-${index}@example.com` });
  const mailbox = await openMailbox(mailpitInbox(url));
  receive('111111');
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('111111');
  await expect(mailbox.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow('read before');
  expect(asked.filter((request) => request.includes('/message/'))).toEqual(['GET /mail/api/v1/message/id-450']);
  expect(asked.filter((request) => request.includes('/messages'))).toEqual([
    'GET /mail/api/v1/messages?start=0&limit=200',
    'GET /mail/api/v1/messages?start=200&limit=200',
    'GET /mail/api/v1/messages?start=400&limit=200',
  ]);
});

test('one that asks for a password gets it, and is named when it refuses', async () => {
  credentials = 'ci:secret';
  const mailbox = await openMailbox(mailpitInbox(url, { username: 'ci', password: 'secret' }));
  receive('111111');
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('111111');
  const stranger = await openMailbox(mailpitInbox(url));
  await expect(stranger.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow(/inbox at http:\/\/127.* answered 401/);
});
