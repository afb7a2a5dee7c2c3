import { activation } from './activation.ts';
import { send, sessionCookie } from './requests.ts';
import { roundRobin, type Scenario } from './scenario.ts';
import { passwordStep, signIn } from './sign-in.ts';
import { verifyRight, verifyWrong } from './verify.ts';

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

export const sessionCheck: Scenario = {
  name: 'session check',
  async prepare({ members }) {
    const next = roundRobin(members);
    return () => {
      const account = next();
      return async (connection) => {
        const cookie = sessionCookie(account.sessionToken);
        const { body } = await send(connection, { account, path: '/api/session', cookie, expect: 200 });
        if (!body.includes(account.email)) throw new Error('The session belongs to another account.');
      };
    };
  },
};

/** What a proxy asks before it passes a request on. */
const authorize: Scenario = {
  name: 'authorize',
  async prepare({ members }) {
    const next = roundRobin(members);
    return () => {
      const account = next();
      return async (connection) => {
        const cookie = sessionCookie(account.sessionToken);
        const path = '/api/authorize?methods=pwd,otp';
        const { head } = await send(connection, { account, path, cookie, expect: 204 });
        if (!head.includes(account.id)) throw new Error('The session belongs to another account.');
      };
    };
  },
};

/** By their names for --scenarios. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  floor,
  session: sessionCheck,
  authorize,
  verify: verifyRight,
  wrong: verifyWrong,
  password: passwordStep,
  signin: signIn,
  activation,
};
