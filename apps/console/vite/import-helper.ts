import type { Plugin } from 'vite';

/** Of the module whose function Vite calls for every `import()` that has files to be fetched beside it. */
const VITES_HELPER = '\0vite/preload-helper.js';

/**
 * Puts our function in the place of Vite's, which is three times as long: it also serves pages elsewhere than at the root,
 * nonces, and browsers without `modulepreload`.
 * @param path of a module from the root of the console; it exports `importWithFiles`
 */
export function importHelper(path: string): Plugin {
  let isSeen = false;
  return {
    name: 'import-helper',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== VITES_HELPER) return undefined;
      isSeen = true;
      return `export { importWithFiles as __vitePreload } from ${JSON.stringify(path)};`;
    },
    buildEnd(error) {
      // A Vite that names it otherwise would silently bring its own back.
      if (!error && !isSeen) this.error(`Vite asked for no ${JSON.stringify(VITES_HELPER)}`);
    },
  };
}
