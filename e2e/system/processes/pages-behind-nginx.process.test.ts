import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http';
import { emptyTestDatabase, freePort, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { inRepository } from '../../kit/repository.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, signIn } from '../kit/member.ts';
import { findNginx, type Nginx, proxiedName, startNginx } from '../kit/nginx.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const consoleOrigin = `https://${proxiedName}`;
const found = await findNginx();

/** The two parts of the guide's recipe. */
const guide = readFileSync(inRepository('apps/bff/deploy/pages-behind-the-console.md'), 'utf8');
const [inHttp = '', inServer = ''] = [...guide.matchAll(/```nginx\n(.*?)```/gs)].map(([, text = '']) => text);

describe.skipIf('missing' in found)(`pages behind nginx${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  const program = 'program' in found ? found.program : '';
  let database: TestDatabase;
  let provider: MailProvider;
  let replica: Server;
  let nginx: Nginx;
  let pages: HttpServer;
  let passedOn: { url: string | undefined; headers: IncomingHttpHeaders; method: string | undefined }[] = [];

  beforeAll(async () => {
    database = await emptyTestDatabase(inject('postgresUrl'));
    provider = await startMailProvider();
    replica = await startServer({
      ...onPostgres(database.url),
      CONSOLE_ORIGIN: consoleOrigin,
      RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
      TRUSTED_PROXY_HOPS: '1',
    });
    const port = await freePort();
    pages = createServer(({ headers, method, url }, response) => {
      passedOn.push({ url, headers, method });
      response.end('a page');
    }).listen(port, '127.0.0.1');
    await once(pages, 'listening');
    nginx = await startNginx(program, [replica.port], {
      http: inHttp.replace('docs:8000', `127.0.0.1:${port}`),
      server: inServer,
    });
  });
  beforeEach(() => {
    passedOn = [];
  });
  afterAll(async () => {
    await nginx?.[Symbol.asyncDispose]();
    await replica?.[Symbol.asyncDispose]();
    pages?.close();
    await provider?.[Symbol.asyncDispose]();
    await database?.close();
  });

  const browser = (): Browser => openBrowser({ port: nginx.httpsPort, consoleOrigin, tls: nginx.tlsFrom('127.0.0.1') });
  const forged = {
    'Countersign-Account': 'somebody-else',
    'Countersign-Email': 'boss@example.com',
    'Countersign-Methods': 'pwd,otp',
    'Countersign-Proof-Age': '0',
    Countersign_Account: 'somebody-else',
  };

  test('a stranger is sent to sign in, with the whole address, and nothing is passed on', async () => {
    for (const headers of [{}, forged]) {
      const answer = await browser().get('/docs/a%20b?x=1&y=%26', headers);
      expect(answer.status).toBe(302);
      expect(answer.headers.location).toBe('/sign-in?from=/docs/a%20b?x=1&y=%26');
    }
    expect(passedOn).toEqual([]);
  });

  test('who signs in without a second factor is sent to activate; then the page is told who asks, whatever they say', async () => {
    const member = browser();
    await signIn(member);
    const refused = await member.get('/docs', forged);
    expect([refused.status, refused.headers.location]).toEqual([302, '/settings/two-factor']);
    expect(passedOn).toEqual([]);

    expect((await activate(member)).confirmation).toMatchObject({ status: 200 });
    member.cookies.set('theme', 'dark');
    expect(await member.get('/docs/a?x=1', forged)).toMatchObject({ status: 200, body: 'a page' });
    expect(await member.post('/docs/save', { any: 'thing' })).toMatchObject({ status: 200 });
    const [read, saved] = passedOn;
    expect(read).toMatchObject({
      url: '/docs/a?x=1',
      headers: {
        'countersign-account': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'countersign-email': demoMember.email,
        'countersign-methods': 'pwd,otp',
        'countersign-proof-age': expect.stringMatching(/^\d+$/),
      },
    });
    expect(read?.headers.cookie).toBe('theme=dark');
    expect(JSON.stringify(read?.headers)).not.toMatch(/somebody-else|boss|__Host-/);
    expect(saved).toMatchObject({ method: 'POST', headers: { 'countersign-email': demoMember.email } });

    await member.delete('/api/session');
    expect((await member.get('/docs')).status).toBe(302);
    expect(passedOn).toHaveLength(2);
  });

  test('nobody reaches the question itself from outside', async () => {
    expect((await browser().get('/_authorize')).status).toBe(404);
  });

  test('while no replica answers, nothing is passed on', async () => {
    const member = browser();
    await replica.stop();
    expect((await member.get('/docs')).status).toBe(500);
    expect(passedOn).toEqual([]);
  });
});
