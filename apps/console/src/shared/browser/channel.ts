export interface Channel<Message> {
  post(message: Message): void;
  /** @returns what stops listening */
  listen(listener: (message: Message) => void): () => void;
}

/** Firefox refuses channels together with cookies; then nobody hears anything, and nothing else is lost. */
function openOrNull(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/** To the other tabs of this browser. What is posted follows something that has succeeded, so it never throws. */
export function openChannel<Message>(name: string): Channel<Message> {
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
