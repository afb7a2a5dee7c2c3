import { once } from 'node:events';
import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectByTls } from 'node:tls';

/** Speaks HTTP by hand, for what no client library would send. */
export interface RawConnection extends Disposable {
  send(text: string): void;
  /** Everything received so far. */
  readonly received: string;
  /** What came until the server closed the connection. */
  readonly closed: Promise<string>;
}

export async function rawConnection(port: number, tls?: ConnectionOptions): Promise<RawConnection> {
  const place = { host: '127.0.0.1', port };
  const socket = tls ? connectByTls({ ...place, ...tls }) : connect(place);
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  // A reset counts as closed: what came before it is what matters.
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  await once(socket, tls ? 'secureConnect' : 'connect');
  return {
    send: (text) => void socket.write(text, 'latin1'),
    get received() {
      return received;
    },
    closed,
    [Symbol.dispose]: () => socket.destroy(),
  };
}

/** The answer to a text sent on a connection of its own, which the server must close. */
export async function answerTo(port: number, text: string, tls?: ConnectionOptions): Promise<string> {
  using connection = await rawConnection(port, tls);
  connection.send(text);
  return await connection.closed;
}

export const statusLine = (answer: string): string => answer.split('\r\n', 1)[0] ?? '';

/** A request without its body: lines and the empty one that ends them. */
export const requestOf = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** The beginning of a sign-in that only its body can spoil. */
export const signInHead = (consoleOrigin: string, ...more: string[]): string =>
  requestOf(
    'POST /api/sign-in HTTP/1.1',
    'Host: localhost',
    `Origin: ${consoleOrigin}`,
    'Content-Type: application/json',
    'Connection: close',
    ...more,
  );
