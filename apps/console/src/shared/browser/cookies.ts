/** Whether the browser keeps cookies of ours. Some say that they do, and do not. */
export const areCookiesEnabled = (): boolean => navigator.cookieEnabled;

/** Does nothing where cookies are refused; reading and writing throw in a sandbox. */
export function setCookie(cookie: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers we build for
    document.cookie = cookie;
  } catch {
    // Then the choice holds for this page alone.
  }
}
