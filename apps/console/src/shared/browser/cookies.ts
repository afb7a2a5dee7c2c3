/** Whether the browser accepts our cookies. Some browsers say so and still drop them. */
export const areCookiesEnabled = (): boolean => navigator.cookieEnabled;

/** Does nothing where cookies are refused; in a sandboxed frame access to them throws. */
export function setCookie(cookie: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers we build for
    document.cookie = cookie;
  } catch {
    // The value then lasts for this page only.
  }
}
