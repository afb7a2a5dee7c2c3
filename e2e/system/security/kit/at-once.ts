import type { Answer } from '../../../kit/exchange.ts';
import type { Browser } from '../../kit/http-browser.ts';
import type { TwoReplicas } from './two-replicas.ts';

/** So many browsers with the same cookies, every second one at the other replica, so that each sends them as they are. */
export const copiesOf = (browser: Browser, count: number, { replicas: [a, b] }: TwoReplicas): Browser[] =>
  Array.from({ length: count }, (_, index) => browser.copyAt(index % 2 ? b : a));

export const post = (path: string, body: object) => (browser: Browser) => browser.post(path, body);

/** How often each answer came, such as `{ '422 wrong_code': 5, '410 challenge_gone': 195 }`. */
export function countsOf(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body, status } of answers) {
    const code = (body as { code?: string }).code;
    const kind = code === undefined ? String(status) : `${status} ${code}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
