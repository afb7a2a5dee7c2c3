import { createStore } from '../store/create-store.ts';
import { otherTabs } from './other-tabs.ts';

const endsAt = createStore<number | null>(null);

/** When an unused session ends, in milliseconds by this device's clock; null while unknown. */
export const sessionEnd = {
  get: endsAt.get,
  subscribe: endsAt.subscribe,

  /**
   * Takes it from the header of a response, and tells the other tabs. The header counts whole seconds, rounded down, from
   * before the response was sent: with one second added the session has certainly ended by then.
   */
  updateFromHeader(header: string | null, receivedAt: number): void {
    if (header === null || !/^\d+$/.test(header)) return;
    const end = receivedAt + (Number(header) + 1) * 1000;
    endsAt.set(end);
    otherTabs.post({ kind: 'session-used', endsAt: end });
  },

  /** As another tab has read it. */
  updateFromOtherTab: (end: number): void => endsAt.set(end),
  clear: (): void => endsAt.set(null),
};
