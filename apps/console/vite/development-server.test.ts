import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: ViteDevServer;

beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  server = await createServer({ root, logLevel: 'error', server: { port: 0, strictPort: false, ws: false } });
  await server.listen();
});
afterAll(() => server.close());

async function ask(headers: OutgoingHttpHeaders) {
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
  const { address: host, port } = address;
  const sent = request({ host, port, path: '/src/main.tsx', headers: { Host: `localhost:${port}`, ...headers } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return { host, status: answer.statusCode, sharedWith: answer.headers['access-control-allow-origin'] };
}

test('it listens to this machine alone', async () => {
  expect(await ask({})).toMatchObject({ host: expect.stringMatching(/^(127\.0\.0\.1|::1)$/), status: 200 });
});

test.each(['http://localhost:4321', 'http://127.0.0.1:4321', 'https://evil.example', 'null'])(
  'it lets no page of %s read what it serves',
  async (origin) => expect((await ask({ Origin: origin })).sharedWith).toBeUndefined(),
);

test('it does not answer to a name that was pointed at this machine', async () => {
  expect((await ask({ Host: 'evil.example' })).status).toBe(403);
});
