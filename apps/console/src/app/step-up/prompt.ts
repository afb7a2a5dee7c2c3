import { createStore } from '../../shared/store/create-store.ts';

interface Question {
  answer: Promise<boolean>;
  settle: (isConfirmed: boolean) => void;
}

/** What a refused request waits for: a person who proves something in a dialog, or cancels it. */
export interface Prompt {
  /** One dialog at a time: requests that are refused meanwhile share it and its outcome. */
  ask: () => Promise<boolean>;
  settle: (isConfirmed: boolean) => void;
  isOpen: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

function createPrompt(): Prompt {
  const question = createStore<Question | null>(null);
  return {
    ask() {
      const open = question.get();
      if (open) return open.answer;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      question.set({ answer: promise, settle: resolve });
      return promise;
    },
    settle(isConfirmed) {
      const open = question.get();
      question.set(null);
      open?.settle(isConfirmed);
    },
    isOpen: () => question.get() !== null,
    subscribe: question.subscribe,
  };
}

/** Asks for the password. */
export const stepUpPrompt = createPrompt();

/** Asks for a factor that may replace others, in a session that came in by email. */
export const factorPrompt = createPrompt();
