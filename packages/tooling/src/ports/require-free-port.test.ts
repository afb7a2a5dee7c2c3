import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { requireFreePort } from './require-free-port.ts';

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

test.each(['127.0.0.1', '0.0.0.0'])('a port that is taken on %s is refused with a way out', async (host) => {
  await using taken = await listenOn(host);
  const asked = requireFreePort(taken.port, 'INBOX_PORT');
  await expect(asked).rejects.toThrow(Refusal);
  await expect(asked).rejects.toThrow(`Port ${taken.port} is taken`);
  await expect(asked).rejects.toThrow(`set INBOX_PORT to another, such as ${taken.port + 1}.`);
});

test('a port that has become free again is fine, and asking does not take it', async () => {
  const { port, ...server } = await listenOn('127.0.0.1');
  await server[Symbol.asyncDispose]();
  await requireFreePort(port, 'PORT');
  await requireFreePort(port, 'PORT');
});
