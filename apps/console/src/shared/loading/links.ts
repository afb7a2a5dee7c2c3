/** Whether the page has such a link, one of its own or one of ours. */
export const isLinked = (address: string): boolean => document.querySelector(`link[href="${address}"]`) !== null;

/** Has the browser fetch a file, as a page does that names it. */
export function addLink(rel: 'modulepreload' | 'stylesheet', address: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = rel;
  link.crossOrigin = '';
  link.href = address;
  document.head.append(link);
  return link;
}
