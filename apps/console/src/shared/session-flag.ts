const KEY = 'countersign.signed-in';

/**
 * A hint, not a secret: this browser believes it has a session. Without it the sign-in page need not ask the BFF,
 * whose 401 would stand as an error in the console of everybody who comes to sign in.
 */
export const signedInHint = {
  isSet(): boolean {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false;
    }
  },
  set(): void {
    try {
      localStorage.setItem(KEY, 'yes');
    } catch {
      // Storage may be blocked; only the shortcut from the sign-in page is lost.
    }
  },
  forget(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  },
};
