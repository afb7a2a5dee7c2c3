import type { HtmlTagDescriptor, Plugin } from 'vite';
import { failureWords } from '../src/shared/words/failure-words.ts';

type Words = (typeof failureWords)[keyof typeof failureWords];

const reasons = { 'not-loaded': ['notLoadedTitle', 'notLoadedText'], broken: ['brokenTitle', 'brokenText'] } as const;

const element = (tag: string, children: string): HtmlTagDescriptor => ({ tag, children });

const screen = (words: Words, [title, text]: (typeof reasons)[keyof typeof reasons]): HtmlTagDescriptor => ({
  tag: 'main',
  attrs: { class: 'not-started' },
  children: [element('h1', words[title]), element('p', words[text]), element('button', words.reload)],
});

/** Writes the messages into the page that `public/start-guard.js` shows when no script of the console has arrived. */
export const bootMessages = (): Plugin => ({
  name: 'boot-messages',
  transformIndexHtml: () =>
    Object.entries(failureWords).flatMap(([language, words]) =>
      Object.entries(reasons).map(([reason, sentences]) => ({
        tag: 'template',
        attrs: { lang: language, 'data-reason': reason },
        children: [screen(words, sentences)],
        injectTo: 'body' as const,
      })),
    ),
});
