import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: ViteDevServer;

beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  server = await createServer({ root, logLevel: 'error', server: { port: 0, strictPort: false, ws: false } });
  await server.listen();
});
afterAll(() => server.close());

async function ask(headers: OutgoingHttpHeaders, path = '/src/main.tsx') {
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
  const { address: host, port } = address;
  const sent = request({ host, port, path, headers: { Host: `localhost:${port}`, ...headers } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await text(answer);
  return { host, body, status: answer.statusCode, sharedWith: answer.headers['access-control-allow-origin'] };
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

test('it has a page to read the API on, whose script is the one that was looked at', async () => {
  const { body, status } = await ask({ Accept: 'text/html' }, '/reference');
  expect(status).toBe(200);
  expect(body).toContain('data-url="/api/openapi.json"');
  expect(body).toMatch(
    /<script src="https:[^"]+@\d+\.\d+\.\d+\/[^"]+" integrity="sha384-[\w+/]{64}" crossorigin="anonymous">/,
  );
});
