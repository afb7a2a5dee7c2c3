import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** What the provider does with one request. The last answer of a script is given to every further request. */
export type Answer =
  | { status: number; headers?: Record<string, string>; body: string }
  | ((to: ServerResponse) => void);

export const accepted: Answer = { status: 200, body: JSON.stringify({ id: 'b6b7a0a2-6c1f-4f4e-9c0e-0f7a3f0a3b1d' }) };

export const refused = (statusCode: number, name: string, headers: Record<string, string> = {}): Answer => ({
  status: statusCode,
  headers,
  body: JSON.stringify({ statusCode, name, message: 'Something about alice@example.com and 048151.' }),
});

export const silence: Answer = () => {};

export const halfAnAnswer: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '60' }).write('{"id":');
};

export const hangUp: Answer = (response) => response.destroy();

/** A real HTTP server that stands where Resend would and misbehaves as told. */
export async function startScriptedProvider(script: readonly [Answer, ...Answer[]]) {
  const requests: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  const closed: Promise<void>[] = [];
  const server = createServer(async (request, response) => {
    closed.push(new Promise((resolve) => request.socket.once('close', () => resolve())));
    requests.push({ headers: request.headers, body: await json(request) });
    const answer = script[Math.min(requests.length, script.length) - 1] ?? script[0];
    if (typeof answer === 'function') answer(response);
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider does not listen on a port.');

  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    /** Resolves when every connection that carried a request has been closed. */
    connectionsClosed: () => Promise.all(closed),
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      const isClosed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await isClosed;
    },
  };
}
