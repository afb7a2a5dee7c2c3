import { Overloaded } from '../load/closed-loop.ts';
import type { HttpConnection, Response } from '../load/http-connection.ts';
import type { BenchAccount } from '../world/seed.ts';
import { CONSOLE_ORIGIN } from '../world/servers.ts';

const USER_AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

interface BrowserRequest {
  account: BenchAccount;
  path: string;
  expect: number;
  cookie?: string;
  /** A POST when there is one. */
  body?: unknown;
}

/**
 * Sends what a browser would.
 * @throws Overloaded on a 503 with Retry-After, Error on any other status than `expect`
 */
export async function send(connection: HttpConnection, request: BrowserRequest): Promise<Response> {
  const { account, body, cookie, expect, path } = request;
  const headers: Record<string, string> = { 'User-Agent': USER_AGENT, 'X-Forwarded-For': account.address };
  if (cookie !== undefined) headers.Cookie = cookie;
  if (body !== undefined) Object.assign(headers, { Origin: CONSOLE_ORIGIN, 'Sec-Fetch-Site': 'same-origin' });
  const response = await connection.request({ method: body === undefined ? 'GET' : 'POST', path, headers, body });
  if (response.status === expect) return response;
  const retryAfter = /^retry-after: *(\d+)/im.exec(response.head)?.[1];
  if (response.status === 503 && retryAfter !== undefined) throw new Overloaded(Number(retryAfter));
  throw new Error(`${path} answered ${response.status}`);
}

export const sessionCookie = (token: string): string => `__Host-sid=${token}`;
export const deviceCookie = (token: string): string => `__Host-dev=${token}`;
export const challengeCookie = (token: string): string => `__Host-chal=${token}`;
