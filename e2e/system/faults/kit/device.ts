import { setTimeout as pause } from 'node:timers/promises';
import { freshAddress } from '@countersign/bff/testing/fresh-network';
import type { Answer, Place } from '../../../kit/exchange.ts';
import { type Browser, openBrowser } from '../../kit/http-browser.ts';
import { count, kindOf, type Ledger } from './ledger.ts';

/** Nobody knows whether it was done. */
export class Unanswered extends Error {
  override name = 'Unanswered';
}

/** More than any answer may take: nginx gives up on a replica after so long. */
const HANG_LIMIT_MS = 35_000;

export interface Device {
  readonly browser: Browser;
  /** @throws Unanswered where none came or it was a 503 that is not among those expected. */
  ask(request: (browser: Browser) => Promise<Answer>, expected: readonly number[]): Promise<Answer>;
}

/** A browser that nobody has used, whose every request goes to the next place and into the ledger. */
export function newDevice(ledger: Ledger, nextPlace: () => Place): Device {
  const browser = openBrowser(nextPlace(), new Map(), { address: freshAddress() });
  return {
    browser,
    async ask(request, expected) {
      const answer = await orHung(request(browser.at(nextPlace())).catch(() => 'cut' as const));
      count(ledger, answer);
      if (typeof answer === 'string') throw new Unanswered(answer);
      if (!isProper(answer)) ledger.surprises.push(`improper ${kindOf(answer)}`);
      if (expected.includes(answer.status)) return answer;
      if (answer.status === 503) throw new Unanswered(kindOf(answer));
      ledger.surprises.push(`${kindOf(answer)} instead of ${expected.join(' or ')} to ${request}`);
      throw new Unanswered(kindOf(answer));
    },
  };
}

async function orHung<Value>(answer: Promise<Value>): Promise<Value | 'hung'> {
  const limit = new AbortController();
  const hung = pause(HANG_LIMIT_MS, 'hung' as const, { signal: limit.signal }).catch(() => 'hung' as const);
  const first = await Promise.race([answer, hung]);
  limit.abort();
  return first;
}

/** A 503 says when to come back, and all problems are of the closed list. */
function isProper(answer: Answer): boolean {
  if (answer.status === 500) return false;
  if (answer.status < 400) return true;
  const isProblem = answer.headers['content-type'] === 'application/problem+json';
  const saysWhen = kindOf(answer) !== '503 unavailable' || /^[1-9][0-9]*$/.test(answer.headers['retry-after'] ?? '');
  return isProblem && saysWhen;
}
