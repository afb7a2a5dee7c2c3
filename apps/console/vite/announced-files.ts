import type { Plugin } from 'vite';
import { builtFiles } from './built-files.ts';

/** Lists the files of each screen for the BFF, so that the page preloads them before the console itself imports them. */
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
