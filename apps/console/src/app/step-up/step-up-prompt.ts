import { createStore } from '../../shared/store/create-store.ts';

interface Prompt {
  answer: Promise<boolean>;
  settle: (isConfirmed: boolean) => void;
}

const prompt = createStore<Prompt | null>(null);

/** The one open password prompt. Requests that are refused meanwhile share it and its outcome. */
export const stepUpPrompt = {
  ask(): Promise<boolean> {
    const open = prompt.get();
    if (open) return open.answer;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    prompt.set({ answer: promise, settle: resolve });
    return promise;
  },

  settle(isConfirmed: boolean): void {
    const open = prompt.get();
    prompt.set(null);
    open?.settle(isConfirmed);
  },

  isOpen: (): boolean => prompt.get() !== null,
  subscribe: prompt.subscribe,
};
