export interface Channel<Message> {
  post(message: Message): void;
  /** @returns a function that removes the listener */
  listen(listener: (message: Message) => void): () => void;
}

/** Firefox refuses channels when it refuses cookies. Then no tab hears of another, and nothing else is lost. */
function openOrNull(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/** A channel to the other tabs of this browser. Posting never throws: it follows an action that has already succeeded. */
export function createChannel<Message>(name: string): Channel<Message> {
  const channel = openOrNull(name);
  return {
    post(message) {
      try {
        channel?.postMessage(message);
      } catch {
        // As if there were no channel.
      }
    },
    listen(listener) {
      const onMessage = ({ data }: MessageEvent<Message>) => listener(data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
  };
}
