import type { Scenario } from './scenario.ts';

/** What the server, the framework and the driver cost by themselves. */
export const floor: Scenario = {
  name: 'floor',
  async prepare() {
    return () => async (connection) => {
      const { status } = await connection.request({ method: 'GET', path: '/api/health/live' });
      if (status !== 200) throw new Error(`The floor answered ${status}`);
    };
  },
};
