import { once } from 'node:events';
import { connect } from 'node:net';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

export interface Response {
  status: number;
  /** The status line and headers, unparsed. */
  head: string;
  body: string;
}

export interface HttpConnection {
  /** One request at a time. @throws when the connection closes before the response is complete */
  request(request: Request): Promise<Response>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/**
 * A keep-alive connection over a plain socket. The driver shares the processors with what it measures, and `node:http`
 * uses more than twice the CPU time per request (README).
 */
export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect', { signal: AbortSignal.timeout(TIMEOUT_MS) });
  socket.setEncoding('latin1').setTimeout(TIMEOUT_MS, () => socket.destroy());
  let received = '';
  let pending: PromiseWithResolvers<Response> | null = null;

  socket.on('data', (text: string) => {
    received += text;
    const response = parseResponse(received);
    if (!response) return;
    received = '';
    pending?.resolve(response);
  });
  socket.on('error', () => {});
  socket.on('close', () => pending?.reject(new Error('The connection closed without a response.')));

  return {
    request(request) {
      pending = Promise.withResolvers<Response>();
      if (socket.destroyed) pending.reject(new Error('The connection is closed.'));
      else socket.write(serialize(request), 'latin1');
      return pending.promise;
    },
    close: () => void socket.destroy(),
  };
}

function serialize({ body, headers, method, path }: Request): string {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: console.example.com'];
  for (const name in headers) lines.push(`${name}: ${headers[name]}`);
  const text = body === undefined ? '' : JSON.stringify(body);
  if (method === 'POST') lines.push('Content-Type: application/json', `Content-Length: ${text.length}`);
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

/** Null while the response is incomplete. Requests are not pipelined, so nothing follows it. */
export function parseResponse(text: string): Response | null {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd);
  const rest = text.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? null : { status, head, body: rest };
  if (!/^transfer-encoding: *chunked/im.test(head)) return { status, head, body: '' };
  return rest.endsWith(LAST_CHUNK) ? { status, head, body: joinChunks(rest) } : null;
}

function joinChunks(text: string): string {
  let [body, rest] = ['', text];
  for (;;) {
    const lineEnd = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.slice(0, lineEnd), 16);
    if (!(size > 0)) return body;
    body += rest.slice(lineEnd + 2, lineEnd + 2 + size);
    rest = rest.slice(lineEnd + 2 + size + 2);
  }
}

/** The value of a cookie that the response sets, or null. */
export const setCookieOf = ({ head }: Response, name: string): string | null =>
  new RegExp(`^set-cookie: *${name}=([^;\r]+)`, 'im').exec(head)?.[1] ?? null;
