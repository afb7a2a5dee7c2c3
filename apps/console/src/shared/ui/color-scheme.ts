import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { localStore } from '../browser/local-storage.ts';

/** `public/color-scheme.js` reads the same key before the first paint. */
const KEY = 'countersign.color-scheme';

let hear: (event: StorageEvent) => void = () => undefined;

/** Mantine's own reads the storage unguarded when it changes, and warns in the console where nothing is stored. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get(byDefault) {
    const stored = localStore.read(KEY);
    return isMantineColorScheme(stored) ? stored : byDefault;
  },
  set: (chosen) => localStore.keep(KEY, chosen),
  subscribe(follow) {
    hear = ({ key, newValue }) => {
      if (key === KEY && isMantineColorScheme(newValue)) follow(newValue);
    };
    window.addEventListener('storage', hear);
  },
  unsubscribe: () => window.removeEventListener('storage', hear),
  clear: () => localStore.keep(KEY, null),
};
