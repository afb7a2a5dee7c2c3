import { createContext, use } from 'react';
import { en } from './en.ts';
import type { Words } from './words.ts';

const WordsContext = createContext<Words>(en);

export const WordsProvider = WordsContext.Provider;
export const useWords = (): Words => use(WordsContext);
