import { cookieHeaderOf } from '@countersign/bff/testing/cookie-jar';
import { figure } from '@countersign/bff/testing/figure';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, exchange } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import type { Browser } from '../kit/http-browser.ts';
import { activeMember } from './kit/active-member.ts';
import { spellings } from './kit/spellings.ts';
import { twoReplicas } from './kit/two-replicas.ts';

vi.setConfig(longTimeouts);

const system = twoReplicas();
const all: readonly Endpoint[] = endpoints;
/** Whatever a session alone opens. */
const guarded = all.filter(({ caller }) => caller === 'session' || caller === 'recent-proof');
const changing = all.filter(({ method }) => method !== 'GET');

interface Call extends Pick<Endpoint, 'method'> {
  path: string;
  browser?: Browser;
  origin?: string | null;
}

function call({ browser, method, origin = system.replicas[0].consoleOrigin, path }: Call): Promise<Answer> {
  const headers = {
    ...(origin !== null && { Origin: origin }),
    ...(browser && cookieHeaderOf(browser.cookies)),
    ...(method === 'POST' && { 'Content-Type': 'application/json' }),
  };
  const body = method === 'POST' ? '{"code":"000000"}' : undefined;
  return exchange({ port: system.replicas[0].port, method, path, headers, body });
}

const isPage = ({ headers, status }: Answer) =>
  status === 200 && String(headers['content-type']).startsWith('text/html');

/** An address that is none: ours to say, or the server's, or a page of the console, which holds nothing of anybody. */
const isNothing = (answer: Answer) =>
  answer.status === 404 || (answer.status === 400 && answer.body === '') || isPage(answer);

let ann: Browser;
beforeAll(async () => {
  ann = (await activeMember(system)).browser;
});

const answers: number[] = [];
afterAll(() => {
  const statuses = [...new Set(answers)]
    .toSorted()
    .map((status) => `${status} ${answers.filter((each) => each === status).length}`);
  figure(
    `${Object.keys(spellings).length} spellings of ${guarded.length} guarded endpoints, to a stranger: ${statuses.join(', ')}`,
  );
});

describe('SEC-70 an address spelled with', () => {
  test.each(Object.entries(spellings))('%s passes no guard, at any endpoint', async (_, spell) => {
    for (const { method, path } of guarded) {
      const answer = await call({ method, path: spell(path) });
      answers.push(answer.status);
      expect(isNothing(answer) || answer.status === 401, `${method} ${spell(path)}: ${answer.status}`).toBe(true);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
    for (const { method, path } of changing) {
      for (const origin of ['https://evil.example', null]) {
        const answer = await call({ method, path: spell(path), browser: ann, origin });
        expect(isNothing(answer) || answer.status === 403, `${method} ${spell(path)}: ${answer.status}`).toBe(true);
      }
    }
    for (const { method, path, query } of all.filter((endpoint) => endpoint.method === 'GET')) {
      const [plain, spelled] = [
        await call({ method, path, browser: ann }),
        await call({ method, path: spell(path), browser: ann }),
      ];
      // What takes a query refuses one that it does not know.
      const isRefused = query !== undefined && spelled.status === 400;
      expect(
        isNothing(spelled) || isRefused || spelled.status === plain.status,
        `${method} ${spell(path)}: ${spelled.status} instead of ${plain.status}`,
      ).toBe(true);
    }
  });

  test('nothing but its own letters is the same address still, for whoever is signed in', async () => {
    expect(await call({ method: 'GET', path: '/api/session', browser: ann })).toMatchObject({ status: 200 });
    expect(await call({ method: 'GET', path: '/api/session' })).toMatchObject({ status: 401 });
  });
});
