import { isNotLoaded } from './not-loaded.ts';

const VITE_NAMES_IT = /preload css for (\S+)/i;

/** What arrived after Vite had said that it did not. */
const arrivedLate = new Set<string>();

const failure = (address: string) => new Error(`Unable to preload CSS for ${address}`);

/**
 * Fetches a stylesheet that did not arrive once more, where Vite takes the link that failed for one that is there.
 * @throws an error as Vite words it
 */
export function attachStylesheet(address: string): Promise<void> {
  if (arrivedLate.has(address)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      arrivedLate.add(address);
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(failure(address));
    });
    document.head.append(link);
  });
}

/**
 * Those that the page itself names and that did not arrive; nothing of ours runs before that is known. Chromium has an
 * empty sheet for what was answered with an error, and for what was not answered none.
 */
export const missingStylesheets = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
    .filter(({ sheet }) => sheet === null || sheet.cssRules.length === 0)
    .map(({ href }) => href);

/** The address of the stylesheet that an error of Vite's is about. */
export const stylesheetIn = (error: unknown): string | undefined =>
  isNotLoaded(error) ? VITE_NAMES_IT.exec(error.message)?.[1] : undefined;
