import { type Channel, createChannel } from '../browser/channel.ts';
import { createStore } from '../store/create-store.ts';

/** What one tab tells the others of this browser. It never says whose session it is. */
export type TabMessage =
  | { kind: 'signed-in' | 'signed-out' | 'factors-changed' }
  /** Milliseconds since the epoch by the device's clock, which the tabs share. */
  | { kind: 'session-used'; endsAt: number };

const opened = createStore<Channel<TabMessage> | null>(null);

/** Opened by the first use and not by an import. */
function channel(): Channel<TabMessage> {
  const open = opened.get() ?? createChannel('countersign');
  opened.set(open);
  return open;
}

export const otherTabs = {
  post: (message: TabMessage): void => channel().post(message),
  listen: (listener: (message: TabMessage) => void): (() => void) => channel().listen(listener),
};
