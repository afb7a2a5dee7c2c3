import { localStore } from '../browser/local-storage.ts';
import { createStore } from '../store/create-store.ts';

export type ColorScheme = 'light' | 'dark' | 'auto';

/** `public/color-scheme.js` reads the same key before the first paint. */
const KEY = 'countersign.color-scheme';

const isColorScheme = (value: unknown): value is ColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

const stored = localStore.get(KEY);
const chosen = createStore<ColorScheme>(isColorScheme(stored) ? stored : 'auto');

/** With `auto` the browser decides, by `color-scheme: light dark` of the stylesheet. */
function show(scheme: ColorScheme): void {
  const { dataset } = document.documentElement;
  if (scheme === 'auto') delete dataset.colorScheme;
  else dataset.colorScheme = scheme;
  chosen.set(scheme);
}

/** The colours that the person chose in this browser. */
export const colorScheme = {
  get: chosen.get,
  subscribe: chosen.subscribe,

  choose(scheme: ColorScheme): void {
    show(scheme);
    localStore.set(KEY, scheme);
  },
};

/** Follows what another tab chose. */
export function followColorScheme(): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY && isColorScheme(newValue)) show(newValue);
  });
}
