import { cookieIn } from '../load/answer.ts';
import type { HttpConnection } from '../load/http-connection.ts';
import { type BenchAccount, PASSWORD } from '../world/account.ts';
import { freshAmong, hasFreshCode } from '../world/codes.ts';
import type { World } from '../world/world.ts';
import { inTurn } from './in-turn.ts';
import { ask } from './requests.ts';
import type { Flow, Scenario } from './scenario.ts';
import { verifyRightCode } from './verify.ts';

/** From a browser that nobody knows. @returns the token of the challenge */
export async function givePassword(connection: HttpConnection, account: BenchAccount): Promise<string> {
  const body = { email: account.email, password: PASSWORD };
  const answer = await ask(connection, { account, path: '/api/sign-in', body, expect: 200 });
  const token = cookieIn(answer, '__Host-chal');
  if (token === null) throw new Error('A right password brought no challenge.');
  return token;
}

export const passwordStep: Scenario = {
  name: 'password step',
  async prepare({ members }) {
    const next = inTurn(members);
    return () => {
      const account = next();
      return async (connection) => void (await givePassword(connection, account));
    };
  },
};

async function signInWholly(connection: HttpConnection, account: BenchAccount): Promise<void> {
  const challengeToken = await givePassword(connection, account);
  await verifyRightCode(connection, { account, challengeToken });
}

/** Whole sign-ins of those who have a fresh code and are not signing in already; null where there is nobody. */
export function signIns({ signers }: World): () => Flow | null {
  const next = inTurn(signers);
  const busy = new Set<BenchAccount>();
  return () => {
    for (let tries = 0; tries < signers.length; tries += 1) {
      const account = next();
      if (busy.has(account) || !hasFreshCode(account)) continue;
      busy.add(account);
      return (connection) => signInWholly(connection, account).finally(() => busy.delete(account));
    }
    return null;
  };
}

export const signIn: Scenario = {
  name: 'sign-in',
  async prepare(world, flows) {
    await freshAmong(world.signers, Math.min(flows, world.signers.length / 2));
    return signIns(world);
  },
};
