import { createRandomId } from '../browser/random-id.ts';
import { createStore } from '../store/create-store.ts';

/** Where the person is: an entry of the browser's history. */
export interface Location<State = unknown> {
  pathname: string;
  search: string;
  hash: string;
  /** What `navigate` left with the entry; survives a reload. */
  state: State | null;
  /** Differs for each navigation. */
  key: string;
}

export interface Visit {
  location: Location;
  type: 'POP' | 'PUSH' | 'REPLACE';
}

/** The visit that the browser's address and history describe. */
export function currentVisit(type: Visit['type'] = 'POP'): Visit {
  const { pathname, search, hash } = window.location;
  const { state = null, key = 'first' } = Object(window.history.state);
  return { location: { pathname, search, hash, state, key }, type };
}

/** The latest visit that began within the console; null before any. */
const latest = createStore<Visit | null>(null);

interface NavigateOptions {
  /** Takes the place of the current entry, so that Back skips it. */
  replace?: boolean;
  state?: unknown;
}

/** Goes to a path of the console, or as many entries back or forth. The browser refuses the address of another origin. */
export function navigate(to: string | number, { replace = false, state = null }: NavigateOptions = {}): void {
  if (typeof to === 'number') {
    window.history.go(to);
    return;
  }
  const entry = { state, key: createRandomId() };
  if (replace) window.history.replaceState(entry, '', to);
  else window.history.pushState(entry, '', to);
  latest.set(currentVisit(replace ? 'REPLACE' : 'PUSH'));
}

/** Hears of each visit: of those that begin here, and of Back, Forward and fragments, which are the browser's. */
export function listenToVisits(listener: (visit: Visit) => void): () => void {
  const pop = () => listener(currentVisit());
  window.addEventListener('popstate', pop);
  const stop = latest.subscribe(() => listener(latest.get() ?? currentVisit()));
  return () => {
    window.removeEventListener('popstate', pop);
    stop();
  };
}
