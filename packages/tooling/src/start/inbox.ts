import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  createServer,
  request as forwardedRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createEmulator } from 'emulate';
import { UserError } from '../user-error.ts';
import { tellOf, type Webhook } from './delivery-events.ts';

export interface Inbox {
  /** The base URL for the Resend SDK. */
  readonly apiUrl: string;
  readonly pageUrl: string;
  close(): Promise<void>;
}

interface InboxOptions {
  /** Another one than this machine itself only in a container, whose port is published there. */
  host?: string;
  /** Hears what becomes of mails. The emulator itself has no webhooks that anybody could ask for. */
  webhook?: Webhook | undefined;
}

/** A stand-in for Resend that accepts every email, whatever the API key, and shows it on a page. */
export async function startInbox(port: number, { host = '127.0.0.1', webhook }: InboxOptions = {}): Promise<Inbox> {
  const emulator = await startEmulator();
  const gate = createGate(emulator.socket, webhook);
  try {
    await once(gate.listen(port, host), 'listening');
  } catch (error) {
    await emulator.close();
    throw new UserError(`The inbox cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  }
  return {
    // It listens on IPv4 only, and "localhost" may resolve to IPv6 first.
    apiUrl: `http://127.0.0.1:${port}`,
    pageUrl: `http://localhost:${port}/inbox`,
    async close() {
      gate.close();
      gate.closeAllConnections();
      await emulator.close();
    },
  };
}

/** On a Unix socket: web pages could bypass the gate if it had a port. */
async function startEmulator() {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-inbox-'));
  const isWindows = process.platform === 'win32';
  const socket = isWindows ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 'socket');
  // The emulator passes its port to `listen`, which accepts a path instead.
  const { close } = await createEmulator({ service: 'resend', port: socket as unknown as number });
  return {
    socket,
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Only these names always mean this machine; any other may be an attacker's that resolves to it (DNS rebinding). */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** No other page may frame, embed or keep a reference to the inbox. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * Guards the emulator, which any web page could read: forwards requests of the inbox's own page, of a person who opens
 * it, and of programs, which send no origin.
 */
const createGate = (emulatorSocket: string, webhook: Webhook | undefined): Server =>
  createServer((request, response) => {
    if (isForeign(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain', ...ISOLATION });
      response.end('The inbox is read by its own page only, at localhost.\n');
      return;
    }
    const { headers, method, url } = request;
    const forwarded = forwardedRequest({ socketPath: emulatorSocket, headers, method, path: url }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...withoutCors(answer), ...ISOLATION });
      if (webhook && method === 'POST' && url === '/emails' && answer.statusCode === 200)
        announceAndAnswer(answer, response, { emulatorSocket, webhook }).catch(() => response.destroy());
      else answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });

/** Tells what became of the mail, then passes the answer on: the sender learns the mail's id after its events, as it may. */
async function announceAndAnswer(
  answer: IncomingMessage,
  response: ServerResponse,
  { emulatorSocket, webhook }: { emulatorSocket: string; webhook: Webhook },
): Promise<void> {
  const body = await text(answer);
  const { id } = JSON.parse(body) as { id: string };
  const mail = await mailOf(emulatorSocket, id);
  for (const to of mail.to) await tellOf({ id, to, subject: mail.subject }, webhook);
  response.end(body);
}

async function mailOf(socketPath: string, id: string): Promise<{ to: string[]; subject: string }> {
  const asked = forwardedRequest({ socketPath, path: `/emails/${id}`, headers: { Authorization: 'Bearer re_inbox' } });
  const [answer] = (await once(asked.end(), 'response')) as [IncomingMessage];
  return JSON.parse(await text(answer)) as { to: string[]; subject: string };
}

function isForeign({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(host)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'same-origin' || site === 'none') return false;
  // A link to the inbox shows it to whoever follows the link, and nothing to the page with the link.
  return method !== 'GET' || headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

const withoutCors = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
