const contentOfMeta = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');

/** The name that the BFF wrote into the page, or the product's default where the placeholder is still there. */
export function platformNameFrom(content: string | null | undefined): string {
  const name = content?.trim();
  return name && name !== '%PLATFORM_NAME%' ? name : 'Mini Program Platform';
}

export const platformName = (): string => platformNameFrom(contentOfMeta('application-name'));

/** The console's origin as the BFF wrote it into the page; null where the page is at that origin, or says none. */
export const originElsewhere = (content: string | null | undefined, here: string): string | null =>
  content?.startsWith('http') && content !== here ? content : null;

/** The console's own origin, on a page that was opened at another name of the same host. */
export const consoleElsewhere = (): string | null =>
  originElsewhere(contentOfMeta('console-origin'), window.location.origin);

/** The address of the platform's own logo; null where it has none. */
export const logoFrom = (content: string | null | undefined): string | null =>
  content?.startsWith('/assets/') ? content : null;

export const platformLogo = (): string | null => logoFrom(contentOfMeta('platform-logo'));

/** Whether people may ask for an account themselves. */
export const isSignUpOpen = (): boolean => contentOfMeta('sign-up') === 'open';

/** Whether one of the paths, in a comma list, is this path or above it: another server answers it then. */
export const isAmongPaths = (content: string | null | undefined, path: string): boolean =>
  (content ?? '').split(',').some((each) => each.startsWith('/') && (path === each || path.startsWith(`${each}/`)));

export const isOfAnotherServer = (path: string): boolean =>
  isAmongPaths(contentOfMeta('console-paths'), new URL(path, window.location.origin).pathname);
