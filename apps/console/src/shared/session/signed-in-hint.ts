import { localStore } from '../browser/local-storage.ts';
import { randomMark } from '../browser/random-id.ts';

const KEY = 'countersign.signed-in';

// Where nothing is stored, only the shortcut from the sign-in page is lost.
const read = () => localStore.read(KEY);

/** What this tab knows. */
let known = read();

/** What was stored when this tab last knew: another tab may change it, and a browser that stores nothing never does. */
let seen = known;

/** Whether it was this page that signed in, and not an earlier one or another tab. */
let isOfThisPage = false;

function know(mark: string | null, { here = false } = {}): void {
  known = mark;
  isOfThisPage = here;
  seen = read();
}

/**
 * A hint, not a secret: this browser believes it has a session. Without it the sign-in page need not ask the BFF,
 * whose 401 would stand as an error in the console of everybody who comes to sign in. Every sign-in has another mark,
 * so that a tab that slept sees that there was one.
 */
export const signedInHint = {
  isSet: (): boolean => known !== null,

  set(): void {
    const mark = randomMark();
    localStore.keep(KEY, mark);
    know(mark, { here: true });
  },

  isOfThisPage: (): boolean => isOfThisPage,

  forget(): void {
    localStore.keep(KEY, null);
    know(null);
  },

  /** Another tab has signed in or out. What is stored is its business, and may reach this tab later than the news. */
  hearFromOtherTab(news: 'signed-in' | 'signed-out'): void {
    know(news === 'signed-out' ? null : (read() ?? 'elsewhere'));
  },

  /** What has happened since this tab last knew, seen from what is stored. */
  missedNews(): 'signed-in' | 'signed-out' | null {
    const stored = read();
    if (stored === seen) return null;
    return stored === null ? 'signed-out' : 'signed-in';
  },
};
