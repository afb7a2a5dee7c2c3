import { bytesOfBase32 } from '@countersign/playwright/base32';
import { cookieIn } from '../load/answer.ts';
import type { HttpConnection } from '../load/http-connection.ts';
import type { BenchAccount } from '../world/account.ts';
import { takeCode } from '../world/codes.ts';
import { once } from './in-turn.ts';
import { ask, sessionCookie } from './requests.ts';
import type { Scenario } from './scenario.ts';

/** More than a cell needs; a cell that uses them up ends early. */
const MOST_ACCOUNTS = 4_000;

async function activate(connection: HttpConnection, account: BenchAccount): Promise<void> {
  const cookie = sessionCookie(account.sessionToken);
  const path = '/api/two-factor/activation';
  const begun = await ask(connection, { account, path, cookie, body: {}, expect: 201 });
  account.secret = bytesOfBase32(JSON.parse(begun.body).textKey);
  const body = { code: takeCode(account) };
  const confirmed = await ask(connection, { account, path: `${path}/confirm`, cookie, body, expect: 200 });
  if (cookieIn(confirmed, '__Host-sid') === null) throw new Error('An activation brought no new session.');
}

export const activation: Scenario = {
  name: 'activation',
  async prepare({ freshAccounts }, flows) {
    const next = once(await freshAccounts(Math.min(flows, MOST_ACCOUNTS)));
    return () => {
      const account = next();
      return account && ((connection) => activate(connection, account));
    };
  },
};
