import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { codeIn } from './code-in.ts';

export interface FailingMailProvider {
  url: string;
  /** What it answers from now on: `{ id }` with 200, nothing at all with 0, Resend's error with any other status. */
  status: number;
  /** Bodies of the mails that it was asked to send, taken or not. */
  asked: { to: string; text: string }[];
  /** The code in the last of them. */
  newestCode(): string;
  close(): Promise<void>;
}

/** A real server in Resend's place. */
export async function failingMailProvider(): Promise<FailingMailProvider> {
  const server = createServer(async (request, response) => {
    provider.asked.push((await json(request)) as { to: string; text: string });
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
    asked: [],
    newestCode: () => codeIn(provider.asked.at(-1)?.text ?? ''),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
