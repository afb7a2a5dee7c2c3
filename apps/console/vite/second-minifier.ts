import { minify, version } from '@swc/core';
import type { Plugin } from 'vite';
import { isChunk } from './built-files.ts';

const options = {
  module: true,
  ecma: 2022,
  compress: { passes: 2, toplevel: true },
  mangle: { toplevel: true },
} as const;

/** SWC finds what Oxc, the minifier of the build, leaves: 1 % of the first file, 2 % of smaller ones. */
export const secondMinifier = (): Plugin => ({
  name: 'second-minifier',
  apply: 'build',
  // The name of a file has a hash of what Oxc wrote.
  augmentChunkHash: () => JSON.stringify({ version, options }),
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      await Promise.all(
        Object.values(bundle)
          .filter(isChunk)
          .map(async (chunk) => {
            chunk.code = (await minify(chunk.code, options)).code;
          }),
      );
    },
  },
});
