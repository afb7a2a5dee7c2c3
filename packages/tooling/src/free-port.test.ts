import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePort } from './free-port.ts';
import { UserError } from './user-error.ts';

async function listenOn(host: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test.each(['127.0.0.1', '0.0.0.0'])('a port in use on %s is an error that names another', async (host) => {
  await using taken = await listenOn(host);
  const checked = requireFreePort(taken.port, 'INBOX_PORT');
  await expect(checked).rejects.toThrow(UserError);
  await expect(checked).rejects.toThrow(`Port ${taken.port} is taken`);
  await expect(checked).rejects.toThrow(`set INBOX_PORT to another, such as ${taken.port + 1}.`);
});

test('a port that has been freed passes, and the check does not occupy it', async () => {
  const { port, ...server } = await listenOn('127.0.0.1');
  await server[Symbol.asyncDispose]();
  await requireFreePort(port, 'PORT');
  await requireFreePort(port, 'PORT');
});
