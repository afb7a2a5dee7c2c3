import { type Channel, openChannel } from '../browser/channel.ts';

/** What one tab tells the others of this browser. Nothing in it says whose session it is. */
export type News =
  | { kind: 'signed-in' | 'signed-out' | 'factors-changed' }
  /** Milliseconds since the epoch by the device's clock, which the tabs share. */
  | { kind: 'session-used'; endsAt: number };

let opened: Channel<News> | null = null;

function channel(): Channel<News> {
  opened ??= openChannel('countersign');
  return opened;
}

export const otherTabs = {
  tell: (news: News): void => channel().post(news),
  hear: (listener: (news: News) => void): (() => void) => channel().listen(listener),
};
