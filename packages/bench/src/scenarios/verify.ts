import { type HttpConnection, setCookieOf } from '../load/http-connection.ts';
import type { Challenged, MintedBrowser } from '../world/seed.ts';
import { accountsWithFreshCode, takeCode, wrongCode } from './codes.ts';
import { challengeCookie, send } from './requests.ts';
import { eachOnce, type Scenario } from './scenario.ts';

const verify = (connection: HttpConnection, { account, challengeToken }: Challenged, code: string, expect: number) =>
  send(connection, {
    account,
    path: '/api/sign-in/challenge/verify',
    cookie: challengeCookie(challengeToken),
    body: { factor: 'authenticator', code },
    expect,
  });

/** @returns the browser's new token; @throws when the response sets no session cookie */
export async function verifyRightCode(connection: HttpConnection, challenged: Challenged): Promise<string> {
  const response = await verify(connection, challenged, takeCode(challenged.account), 200);
  if (setCookieOf(response, '__Host-sid') === null) throw new Error('A right code brought no session.');
  const deviceToken = setCookieOf(response, '__Host-dev');
  if (deviceToken === null) throw new Error('A right code made no browser trusted.');
  return deviceToken;
}

/** Each account once in a time step, since a code is accepted once. */
const rightCode = (name: string, browser: MintedBrowser): Scenario => ({
  name,
  // The notice of a new browser; an account has ten a day.
  hasBackgroundWork: browser === 'new',
  async prepare({ members, mintChallenges }, flows) {
    const fresh = await accountsWithFreshCode(members, Math.min(flows, members.length / 2));
    const next = eachOnce(await mintChallenges(fresh.slice(0, flows), browser));
    return () => {
      const challenged = next();
      return challenged && (async (connection) => void (await verifyRightCode(connection, challenged)));
    };
  },
});

/** In a browser that the account trusts, as nearly every sign-in is. */
export const verifyRight = rightCode('verify, right code', 'trusted');

/** In one that signs in for the first time: the owner is told of it. */
export const verifyNewBrowser = rightCode('verify, new browser', 'new');

/** One less than a challenge allows: the fifth would end it. */
const WRONG_CODES_EACH = 4;

export const verifyWrong: Scenario = {
  name: 'verify, wrong code',
  async prepare({ members, mintChallenges }, flows) {
    const challenged = await mintChallenges(members.slice(0, flows));
    const next = eachOnce(Array.from({ length: WRONG_CODES_EACH }, () => challenged).flat());
    return () => {
      const one = next();
      return one && (async (connection) => void (await verify(connection, one, wrongCode(one.account), 422)));
    };
  },
};
