import { inTurn } from './in-turn.ts';
import { ask, sessionCookie } from './requests.ts';
import type { Scenario } from './scenario.ts';

export const sessionCheck: Scenario = {
  name: 'session check',
  async prepare({ members }) {
    const next = inTurn(members);
    return () => {
      const account = next();
      return async (connection) => {
        const cookie = sessionCookie(account.sessionToken);
        const { body } = await ask(connection, { account, path: '/api/session', cookie, expect: 200 });
        if (!body.includes(account.email)) throw new Error('The session is somebody else’s.');
      };
    };
  },
};
