const KEY = 'countersign.signed-in';

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage may be blocked; only the shortcut from the sign-in page is lost.
    return null;
  }
}

function keep(mark: string | null): void {
  try {
    if (mark === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, mark);
  } catch {
    // As above.
  }
}

/** What this tab knows. Another tab may have changed what is stored. */
let known = read();

/**
 * A hint, not a secret: this browser believes it has a session. Without it the sign-in page need not ask the BFF,
 * whose 401 would stand as an error in the console of everybody who comes to sign in. Every sign-in has another mark,
 * so that a tab that slept sees that there was one.
 */
export const signedInHint = {
  isSet: (): boolean => known !== null,

  set(): void {
    known = crypto.randomUUID();
    keep(known);
  },

  forget(): void {
    known = null;
    keep(null);
  },

  /** Another tab has signed in or out. What is stored is its business, and may reach this tab later than the news. */
  hearFromOtherTab(news: 'signed-in' | 'signed-out'): void {
    known = news === 'signed-out' ? null : (read() ?? 'elsewhere');
  },

  /** What has happened since this tab last knew, seen from what is stored. */
  missedNews(): 'signed-in' | 'signed-out' | null {
    const stored = read();
    if (stored === known) return null;
    return stored === null ? 'signed-out' : 'signed-in';
  },
};
