import { type Channel, createChannel } from '../browser/channel.ts';

/** What one tab tells the others of this browser. It never says whose session it is. */
export type TabMessage =
  | { kind: 'signed-in' | 'signed-out' | 'factors-changed' }
  /** Milliseconds since the epoch by the device's clock, which the tabs share. */
  | { kind: 'session-used'; endsAt: number };

let opened: Channel<TabMessage> | null = null;
function channel(): Channel<TabMessage> {
  opened ??= createChannel('countersign');
  return opened;
}

export const otherTabs = {
  post: (message: TabMessage): void => channel().post(message),
  listen: (listener: (message: TabMessage) => void): (() => void) => channel().listen(listener),
};
