import type { Answer } from '../load/answer.ts';
import type { HttpConnection } from '../load/http-connection.ts';
import type { BenchAccount } from '../world/account.ts';
import { CONSOLE_ORIGIN } from '../world/product-server.ts';

const USER_AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** The server has more to do than it takes on, and says when to come back: what is to happen under too much load. */
export class TurnedAway extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super('turned away');
    this.seconds = seconds;
  }
}

interface Asked {
  account: BenchAccount;
  path: string;
  expect: number;
  cookie?: string;
  /** Posted where there is one. */
  body?: unknown;
}

/** Sends what a browser would. @throws where the answer has another status than `expect` */
export async function ask(connection: HttpConnection, { account, body, cookie, expect, path }: Asked): Promise<Answer> {
  const headers: Record<string, string> = { 'User-Agent': USER_AGENT, 'X-Forwarded-For': account.address };
  if (cookie !== undefined) headers.Cookie = cookie;
  if (body !== undefined) Object.assign(headers, { Origin: CONSOLE_ORIGIN, 'Sec-Fetch-Site': 'same-origin' });
  const answer = await connection.request({ method: body === undefined ? 'GET' : 'POST', path, headers, body });
  if (answer.status === expect) return answer;
  const retryAfter = /^retry-after: *(\d+)/im.exec(answer.head)?.[1];
  if (answer.status === 503 && retryAfter !== undefined) throw new TurnedAway(Number(retryAfter));
  throw new Error(`${path} answered ${answer.status}`);
}

export const sessionCookie = (token: string): string => `__Host-sid=${token}`;
export const challengeCookie = (token: string): string => `__Host-chal=${token}`;
