import { setTimeout as pause } from 'node:timers/promises';
import { freshAddress } from '@countersign/bff/testing/fresh-network';
import type { Answer, Place } from '../../../kit/exchange.ts';
import { type Browser, openBrowser } from '../../kit/http-browser.ts';
import { count, kindOf, type Ledger } from './ledger.ts';

/** The outcome of the request is unknown. */
export class Unanswered extends Error {
  override name = 'Unanswered';
}

/** Longer than any answer may take: nginx's own timeout for a replica. */
const HANG_LIMIT_MS = 35_000;

export interface Device {
  readonly browser: Browser;
  /** @throws Unanswered if no answer came, or an unexpected 503 */
  ask(request: (browser: Browser) => Promise<Answer>, expected: readonly number[]): Promise<Answer>;
}

/** A fresh browser whose requests go to the replicas in turn and are recorded in the ledger. */
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

/** A 503 must carry Retry-After, and every problem a code of the contract. */
function isProper(answer: Answer): boolean {
  if (answer.status === 500) return false;
  if (answer.status < 400) return true;
  const isProblem = answer.headers['content-type'] === 'application/problem+json';
  const saysWhen = kindOf(answer) !== '503 unavailable' || /^[1-9][0-9]*$/.test(answer.headers['retry-after'] ?? '');
  return isProblem && saysWhen;
}
