/** Reading it throws where a browser refuses to keep anything; what is kept here is never more than a convenience. */
export const localStore = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  /** Null removes it. */
  keep(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Refused, or full.
    }
  },
};
