import { bytesOfBase32 } from '@countersign/playwright/base32';
import { type HttpConnection, setCookieOf } from '../load/http-connection.ts';
import type { BenchAccount } from '../world/seed.ts';
import { takeCode } from './codes.ts';
import { send, sessionCookie } from './requests.ts';
import { eachOnce, type Scenario } from './scenario.ts';

/** More than a cell needs; a cell that uses them up ends early. */
const MAX_ACCOUNTS = 4_000;

async function activate(connection: HttpConnection, account: BenchAccount): Promise<void> {
  const cookie = sessionCookie(account.sessionToken);
  const path = '/api/two-factor/activation';
  const begun = await send(connection, { account, path, cookie, body: {}, expect: 201 });
  account.secret = bytesOfBase32(JSON.parse(begun.body).textKey);
  const body = { code: takeCode(account) };
  const confirmed = await send(connection, { account, path: `${path}/confirm`, cookie, body, expect: 200 });
  if (setCookieOf(confirmed, '__Host-sid') === null) throw new Error('An activation brought no new session.');
}

export const activation: Scenario = {
  name: 'activation',
  // The notice by mail.
  hasBackgroundWork: true,
  async prepare({ freshAccounts }, flows) {
    const next = eachOnce(await freshAccounts(Math.min(flows, MAX_ACCOUNTS)));
    return () => {
      const account = next();
      return account && ((connection) => activate(connection, account));
    };
  },
};
