import { createServer, request as forwardedRequest, type IncomingMessage, type Server } from 'node:http';

/** Only these name this machine whoever is asked; any other may be a stranger's that points here (DNS rebinding). */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** No page may frame, embed or hold on to what the inbox shows. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * Stands in front of the emulator, which lets every web page read it: lets through what comes from the inbox's own page,
 * from a person who opens it, and from programs, which name no origin.
 */
export const inboxGate = (emulatorSocket: string): Server =>
  createServer((request, response) => {
    if (isForeign(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain', ...ISOLATION });
      response.end('The inbox is read by its own page only, at localhost.\n');
      return;
    }
    const { headers, method, url } = request;
    const forwarded = forwardedRequest({ socketPath: emulatorSocket, headers, method, path: url }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...withoutSharing(answer), ...ISOLATION });
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });

function isForeign({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(host)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'same-origin' || site === 'none') return false;
  // A link to the inbox shows it to the person who follows it, and nothing to the page that it stands on.
  return method !== 'GET' || headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

const withoutSharing = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
