import { addLink, isLinked } from './links.ts';

/** Those that we added to the page, whether they are under way or there. */
const attached = new Map<string, Promise<void>>();

/**
 * Adds a stylesheet to the page, once. One that fails is fetched anew the next time.
 * @throws an error that `isNotLoaded` knows
 */
export function attachStylesheet(address: string): Promise<void> {
  let attachment = attached.get(address);
  if (!attachment) {
    const link = addLink('stylesheet', address);
    attachment = new Promise((resolve, reject) => {
      link.onload = () => resolve();
      link.onerror = () => {
        link.remove();
        attached.delete(address);
        reject(new Error(`The stylesheet ${address} did not arrive`));
      };
    });
    attached.set(address, attachment);
  }
  return attachment;
}

/** Waits for one of ours, and adds it where nobody has; those that the page names were settled before any script ran. */
export const requireStylesheet = (address: string): Promise<void> | undefined =>
  attached.get(address) ?? (isLinked(address) ? undefined : attachStylesheet(address));

/**
 * The stylesheets that the page names and that did not arrive; no script of ours runs before that is settled. Chromium has
 * an empty sheet for an error response, and none where there was no response.
 */
export const missingStylesheets = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
    .filter(({ sheet }) => sheet === null || sheet.cssRules.length === 0)
    .map(({ href }) => href);
