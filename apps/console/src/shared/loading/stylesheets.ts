import { isNotLoaded } from './not-loaded.ts';

const ADDRESS_IN_VITES_ERROR = /preload css for (\S+)/i;

/** Stylesheets that loaded on a retry. Vite keeps reporting them as missing. */
const loadedOnRetry = new Set<string>();

const loadError = (address: string) => new Error(`Unable to preload CSS for ${address}`);

/**
 * Fetches a stylesheet again. Vite itself does not: it takes the link that failed for one that is there.
 * @throws an error as Vite words it
 */
export function attachStylesheet(address: string): Promise<void> {
  if (loadedOnRetry.has(address)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      loadedOnRetry.add(address);
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(loadError(address));
    });
    document.head.append(link);
  });
}

/**
 * The stylesheets that the page names and that did not arrive; no script of ours runs before that is settled. Chromium has
 * an empty sheet for an error response, and none where there was no response.
 */
export const missingStylesheets = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
    .filter(({ sheet }) => sheet === null || sheet.cssRules.length === 0)
    .map(({ href }) => href);

/** The address of the stylesheet that an error of Vite's is about. */
export const stylesheetIn = (error: unknown): string | undefined =>
  isNotLoaded(error) ? ADDRESS_IN_VITES_ERROR.exec(error.message)?.[1] : undefined;
