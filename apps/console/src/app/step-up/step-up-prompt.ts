type Listener = () => void;

let pending: { answer: Promise<boolean>; settle: (isConfirmed: boolean) => void } | null = null;
const listeners = new Set<Listener>();
const tellAll = () => {
  for (const listener of listeners) listener();
};

/** The one open question "is it you?". Several refused requests share it and its answer. */
export const stepUpQuestion = {
  ask(): Promise<boolean> {
    if (pending === null) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      pending = { answer: promise, settle: resolve };
      tellAll();
    }
    return pending.answer;
  },

  settle(isConfirmed: boolean): void {
    const settled = pending;
    pending = null;
    settled?.settle(isConfirmed);
    tellAll();
  },

  isOpen: (): boolean => pending !== null,

  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
