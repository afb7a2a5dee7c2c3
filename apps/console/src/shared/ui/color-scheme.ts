import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { localStore } from '../browser/local-storage.ts';

/** `public/color-scheme.js` reads the same key before the first paint. */
const KEY = 'countersign.color-scheme';

/** Mantine's own reads the storage without a guard when it changes, and warns in the console where nothing is stored. */
function createColorSchemeManager(): MantineColorSchemeManager {
  let onStorage: (event: StorageEvent) => void = () => undefined;
  return {
    get(byDefault) {
      const stored = localStore.get(KEY);
      return isMantineColorScheme(stored) ? stored : byDefault;
    },
    set: (chosen) => localStore.set(KEY, chosen),
    subscribe(onChange) {
      onStorage = ({ key, newValue }) => {
        if (key === KEY && isMantineColorScheme(newValue)) onChange(newValue);
      };
      window.addEventListener('storage', onStorage);
    },
    unsubscribe: () => window.removeEventListener('storage', onStorage),
    clear: () => localStore.set(KEY, null),
  };
}

export const colorSchemeManager = createColorSchemeManager();
