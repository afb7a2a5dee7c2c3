import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  now(): Date;
  /** Comes back at that moment or later. */
  until(moment: Date): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  until: async (moment) => {
    await wait(Math.max(0, moment.getTime() - Date.now()));
  },
};
