import { once } from 'node:events';
import { connect } from 'node:net';
import { type Answer, answerFrom } from './answer.ts';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

export interface HttpConnection {
  /** One at a time. @throws where the connection ends before the answer does */
  request(request: Request): Promise<Answer>;
  close(): void;
}

const PATIENCE_MS = 30_000;

/**
 * A keep-alive connection over a plain socket. The driver shares the processors with what it measures, and `node:http`
 * takes more than twice the time for a request (README).
 */
export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1').setTimeout(PATIENCE_MS, () => socket.destroy());
  let received = '';
  let waiting: PromiseWithResolvers<Answer> | null = null;

  socket.on('data', (text: string) => {
    received += text;
    const answer = answerFrom(received);
    if (!answer) return;
    received = '';
    waiting?.resolve(answer);
  });
  socket.on('error', () => {});
  socket.on('close', () => waiting?.reject(new Error('The connection ended without an answer.')));

  return {
    request(request) {
      waiting = Promise.withResolvers<Answer>();
      if (socket.destroyed) waiting.reject(new Error('The connection has ended.'));
      else socket.write(textOf(request), 'latin1');
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}

function textOf({ body, headers, method, path }: Request): string {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: console.example.com'];
  for (const name in headers) lines.push(`${name}: ${headers[name]}`);
  const text = body === undefined ? '' : JSON.stringify(body);
  if (method === 'POST') lines.push('Content-Type: application/json', `Content-Length: ${text.length}`);
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}
