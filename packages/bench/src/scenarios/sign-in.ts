import type { Flow } from '../load/closed-loop.ts';
import { type HttpConnection, setCookieOf } from '../load/http-connection.ts';
import { type BenchAccount, PASSWORD } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { accountsWithFreshCode, hasFreshCode } from './codes.ts';
import { send } from './requests.ts';
import { roundRobin, type Scenario } from './scenario.ts';
import { verifyRightCode } from './verify.ts';

/** From a browser without cookies. @returns the token of the challenge */
export async function givePassword(connection: HttpConnection, account: BenchAccount): Promise<string> {
  const body = { email: account.email, password: PASSWORD };
  const response = await send(connection, { account, path: '/api/sign-in', body, expect: 200 });
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

async function completeSignIn(connection: HttpConnection, account: BenchAccount): Promise<void> {
  const challengeToken = await givePassword(connection, account);
  await verifyRightCode(connection, { account, challengeToken });
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
