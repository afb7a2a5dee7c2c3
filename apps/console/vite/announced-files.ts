import type { Plugin } from 'vite';
import { builtFiles } from './built-files.ts';

/** Tells the BFF which files an address needs, so that the page can name them before the console itself would ask. */
export function announcedFiles(): Plugin {
  let root: string;
  return {
    name: 'announced-files',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const source = JSON.stringify(builtFiles(root, bundle));
      this.emitFile({ type: 'asset', fileName: 'announced.json', source });
    },
  };
}
