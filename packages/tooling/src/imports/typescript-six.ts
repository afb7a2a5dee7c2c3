import { registerHooks } from 'node:module';

/**
 * dependency-cruiser 18 reads sources with the compiler API, which TypeScript 7 no longer has; without it, it skips every
 * .ts file and finds nothing wrong. Its `typescript` is therefore TypeScript 6, from the package made for that.
 * Imported for this effect, before dependency-cruiser is.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    /^typescript(\/package\.json)?$/.test(specifier)
      ? next(`@typescript/typescript6${specifier.slice('typescript'.length)}`, {
          ...context,
          parentURL: import.meta.url,
        })
      : next(specifier, context),
});
