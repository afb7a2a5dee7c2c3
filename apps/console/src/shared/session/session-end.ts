import { otherTabs } from './other-tabs.ts';

let endsAt: number | null = null;
const listeners = new Set<() => void>();

function change(to: number | null): void {
  endsAt = to;
  for (const listener of listeners) listener();
}

/** When the session ends if nobody uses it, in milliseconds by this device's clock; null while that is not known. */
export const sessionEnd = {
  at: (): number | null => endsAt,

  /**
   * Learns it from the header of an answer, for the other tabs too. The header's seconds are rounded down and count
   * from before the answer was on its way; with one more the session has ended when it is said to have.
   */
  note(header: string | null, receivedAt: number): void {
    if (header === null || !/^\d+$/.test(header)) return;
    change(receivedAt + (Number(header) + 1) * 1000);
    if (endsAt !== null) otherTabs.tell({ kind: 'session-used', endsAt });
  },

  hearFromOtherTab: (at: number): void => change(at),

  forget: (): void => change(null),

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
