import type { Language } from '@countersign/contract';
import { createStore } from '../store/create-store.ts';

/** An object for each choice, so that choosing the same language again counts too: its words may not have loaded. */
const choice = createStore<{ language: Language } | null>(null);

/** For the controls that offer the languages. */
export const chooseLanguage = (language: Language): void => choice.set({ language });

/** @returns a function that removes the listener */
export const onLanguageChosen = (listener: (language: Language) => void): (() => void) =>
  choice.subscribe(() => {
    const chosen = choice.get();
    if (chosen) listener(chosen.language);
  });
