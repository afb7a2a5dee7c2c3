import type { Flow } from '../load/closed-loop.ts';
import { type HttpConnection, setCookieOf } from '../load/http-connection.ts';
import { type BenchAccount, PASSWORD } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { accountsWithFreshCode, hasFreshCode } from './codes.ts';
import { deviceCookie, send } from './requests.ts';
import { roundRobin, type Scenario } from './scenario.ts';
import { verifyRightCode } from './verify.ts';

/** From a browser without cookies, or with this one. @returns the token of the challenge */
export async function givePassword(
  connection: HttpConnection,
  account: BenchAccount,
  cookie?: string,
): Promise<string> {
  const body = { email: account.email, password: PASSWORD };
  const request = { account, path: '/api/sign-in', body, expect: 200 };
  const response = await send(connection, cookie === undefined ? request : { ...request, cookie });
  const token = setCookieOf(response, '__Host-chal');
  if (token === null) throw new Error('A right password brought no challenge.');
  return token;
}

export const passwordStep: Scenario = {
  name: 'password step',
  async prepare({ members }) {
    const next = roundRobin(members);
    return () => {
      const account = next();
      return async (connection) => void (await givePassword(connection, account));
    };
  },
};

/** In a browser that the account trusts, as nearly every sign-in is: the owner is told of a new one, in the background. */
async function completeSignIn(connection: HttpConnection, account: BenchAccount): Promise<void> {
  const challengeToken = await givePassword(connection, account, deviceCookie(account.deviceToken));
  account.deviceToken = await verifyRightCode(connection, { account, challengeToken });
}

/** Complete sign-ins of accounts that have a fresh code and are not signing in already; null when there is none. */
export function signIns({ signers }: World): () => Flow | null {
  const next = roundRobin(signers);
  const inProgress = new Set<BenchAccount>();
  return () => {
    for (let tries = 0; tries < signers.length; tries += 1) {
      const account = next();
      if (inProgress.has(account) || !hasFreshCode(account)) continue;
      inProgress.add(account);
      return (connection) => completeSignIn(connection, account).finally(() => inProgress.delete(account));
    }
    return null;
  };
}

export const signIn: Scenario = {
  name: 'sign-in',
  async prepare(world, flows) {
    await accountsWithFreshCode(world.signers, Math.min(flows, world.signers.length / 2));
    return signIns(world);
  },
};
