import type { Plugin } from 'vite';

const CONTRACT = /\/packages\/contract\/src\/.+\.ts$/;

/** `v.object(`, `new RegExp(`: what a schema is made of. */
const CONSTRUCTOR = /\bv\.\w+\(|\bnew RegExp\(/g;

/**
 * Declares the contract's schemas free of side effects, so that the bundler drops those that nobody uses: with the schema of a
 * request, which only the server reads, a file would import all that it is made of.
 */
export const pureSchemas = (): Plugin => ({
  name: 'pure-schemas',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: CONTRACT },
    handler: (code) => ({ code: code.replaceAll(CONSTRUCTOR, '/* @__PURE__ */ $&'), map: null }),
  },
});
