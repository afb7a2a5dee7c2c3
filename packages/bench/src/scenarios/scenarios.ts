import type { Response } from '../load/http-connection.ts';
import type { BenchAccount } from '../world/seed.ts';
import { activation } from './activation.ts';
import { send, sessionCookie } from './requests.ts';
import { roundRobin, type Scenario } from './scenario.ts';
import { passwordStep, signIn } from './sign-in.ts';
import { verifyNewBrowser, verifyRight, verifyWrong } from './verify.ts';

/** The cost of the server, the framework and the driver alone. */
const floor: Scenario = {
  name: 'floor',
  async prepare() {
    return () => async (connection) => {
      const { status } = await connection.request({ method: 'GET', path: '/api/health/live' });
      if (status !== 200) throw new Error(`The floor answered ${status}`);
    };
  },
};

interface Check {
  name: string;
  path: string;
  status: number;
  /** What only this account's answer says. */
  saysWho: (response: Response, account: BenchAccount) => boolean;
}

/** A request of somebody who is signed in, of one member after another. */
const checkOf = ({ name, path, saysWho, status }: Check): Scenario => ({
  name,
  async prepare({ members }) {
    const next = roundRobin(members);
    return () => {
      const account = next();
      return async (connection) => {
        const cookie = sessionCookie(account.sessionToken);
        const response = await send(connection, { account, path, cookie, expect: status });
        if (!saysWho(response, account)) throw new Error('The session belongs to another account.');
      };
    };
  },
});

export const sessionCheck = checkOf({
  name: 'session check',
  path: '/api/session',
  status: 200,
  saysWho: ({ body }, { email }) => body.includes(email),
});

/** What a proxy asks before it passes a request on. */
const authorize = checkOf({
  name: 'authorize',
  path: '/api/authorize?methods=pwd,otp',
  status: 204,
  saysWho: ({ head }, { id }) => head.includes(id),
});

/** By their names for --scenarios. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  floor,
  session: sessionCheck,
  authorize,
  verify: verifyRight,
  'verify-new': verifyNewBrowser,
  wrong: verifyWrong,
  password: passwordStep,
  signin: signIn,
  activation,
};
