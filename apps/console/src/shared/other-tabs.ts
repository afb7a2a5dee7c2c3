import { openChannel } from './browser/channel.ts';

/** What one tab tells the others of this browser. Nothing in it says whose session it is. */
export type News =
  | { kind: 'signed-in' | 'signed-out' | 'factors-changed' }
  /** Milliseconds since the epoch by the device's clock, which the tabs share. */
  | { kind: 'session-used'; endsAt: number };

/** Undefined until it is needed, null where there is none: then each tab learns from its next answer. */
let opened: BroadcastChannel | null | undefined;

function channel(): BroadcastChannel | null {
  if (opened === undefined) opened = openChannel('countersign');
  return opened;
}

export const otherTabs = {
  tell: (news: News): void => channel()?.postMessage(news),

  hear(listener: (news: News) => void): () => void {
    const onMessage = ({ data }: MessageEvent<News>) => listener(data);
    channel()?.addEventListener('message', onMessage);
    return () => channel()?.removeEventListener('message', onMessage);
  },
};
