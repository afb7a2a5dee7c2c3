import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { codeIn, holdsCode } from './code-in.ts';

interface AskedMail {
  to: string;
  subject: string;
  text: string;
  idempotencyKey: string;
}

export interface FailingMailProvider {
  url: string;
  /** What it answers from now on: `{ id }` with 200, nothing at all with 0, Resend's error with any other status. */
  status: number;
  /** What it waits for before it answers. */
  answersAfter: Promise<void>;
  /** The mails that it was asked to send, taken or not. */
  asked: AskedMail[];
  /** The last of them that holds a code. */
  newestCodeMail(): AskedMail | undefined;
  newestCode(): string;
  close(): Promise<void>;
}

/** A real server in Resend's place. */
export async function failingMailProvider(): Promise<FailingMailProvider> {
  const server = createServer(async (request, response) => {
    const idempotencyKey = String(request.headers['idempotency-key']);
    provider.asked.push({ ...((await json(request)) as Omit<AskedMail, 'idempotencyKey'>), idempotencyKey });
    await provider.answersAfter;
    const { status } = provider;
    if (status === 0) {
      response.destroy();
      return;
    }
    const body = status === 200 ? { id: crypto.randomUUID() } : { statusCode: status, name: 'application_error' };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: FailingMailProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    status: 500,
    answersAfter: Promise.resolve(),
    asked: [],
    newestCodeMail: () => provider.asked.findLast(holdsCode),
    newestCode: () => codeIn(provider.newestCodeMail()?.text ?? ''),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
