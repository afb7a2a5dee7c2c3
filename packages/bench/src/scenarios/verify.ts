import { cookieIn } from '../load/answer.ts';
import type { HttpConnection } from '../load/http-connection.ts';
import { freshAmong, takeCode, wrongCode } from '../world/codes.ts';
import { type Challenged, mintChallenges } from '../world/mint-challenges.ts';
import { once } from './in-turn.ts';
import { ask, challengeCookie } from './requests.ts';
import type { Scenario } from './scenario.ts';

const verify = (connection: HttpConnection, { account, challengeToken }: Challenged, code: string, expect: number) =>
  ask(connection, {
    account,
    path: '/api/sign-in/challenge/verify',
    cookie: challengeCookie(challengeToken),
    body: { factor: 'authenticator', code },
    expect,
  });

/** @throws where the answer brings no session */
export async function verifyRightCode(connection: HttpConnection, challenged: Challenged): Promise<void> {
  const answer = await verify(connection, challenged, takeCode(challenged.account), 200);
  if (cookieIn(answer, '__Host-sid') === null) throw new Error('A right code brought no session.');
}

/** Each account once in a time step, since no code is given twice. */
export const verifyRight: Scenario = {
  name: 'verify, right code',
  async prepare({ members, query }, flows) {
    const fresh = await freshAmong(members, Math.min(flows, members.length / 2));
    const next = once(await mintChallenges(query, fresh.slice(0, flows)));
    return () => {
      const challenged = next();
      return challenged && ((connection) => verifyRightCode(connection, challenged));
    };
  },
};

/** One less than a challenge allows: the next would end it. */
const WRONG_CODES_EACH = 4;

export const verifyWrong: Scenario = {
  name: 'verify, wrong code',
  async prepare({ members, query }, flows) {
    const challenged = await mintChallenges(query, members.slice(0, flows));
    const next = once(Array.from({ length: WRONG_CODES_EACH }, () => challenged).flat());
    return () => {
      const asked = next();
      return asked && (async (connection) => void (await verify(connection, asked, wrongCode(asked.account), 422)));
    };
  },
};
