import type { Plugin } from 'vite';

/** Modules that libraries always import and our settings never run, by the end of their path, with their exports. */
const unused: Record<string, string[]> = {
  // There are no infinite queries.
  '/query-core/build/modern/infiniteQueryBehavior.js': ['infiniteQueryBehavior', 'hasNextPage', 'hasPreviousPage'],
  // A query that fails says so where it is used: none suspends, and none throws to an error boundary.
  '/react-query/build/modern/suspense.js': [
    'defaultThrowOnError',
    'ensureSuspenseTimers',
    'fetchOptimistic',
    'shouldSuspend',
  ],
  '/react-query/build/modern/errorBoundaryUtils.js': [
    'ensurePreventErrorBoundaryRetry',
    'getHasError',
    'useClearResetErrorBoundary',
  ],
  '/react-query/build/modern/QueryErrorResetBoundary.js': ['QueryErrorResetBoundary', 'useQueryErrorResetBoundary'],
  // Nothing is kept from one page load to the next.
  '/react-query/build/modern/IsRestoringProvider.js': ['IsRestoringProvider', 'useIsRestoring'],
  // What a server of React Router's throws.
  '/react-router/dist/production/lib/errors.js': ['decodeRedirectErrorDigest', 'decodeRouteErrorResponseDigest'],
};

const stub = (names: string[]) => names.map((name) => `export const ${name} = () => null;`).join('\n');

/**
 * Replaces unused modules by stubs, which saves 1 kB after brotli of the first load. That nothing of ours asks for what they do is a
 * test (`packages/tooling/src/product-sources.test.ts`): it would be left out without a word.
 */
export function stubUnusedModules(modules = unused): Plugin {
  const unseen = new Set(Object.keys(modules));
  return {
    name: 'stub-unused-modules',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const end = Object.keys(modules).find((end) => id.endsWith(end));
      if (end === undefined) return undefined;
      unseen.delete(end);
      return stub(modules[end] ?? []);
    },
    buildEnd(error) {
      // A library that moves its files would silently bring them back.
      if (!error && unseen.size > 0) this.error(`There is no module ${[...unseen].join(' and no ')} to leave out`);
    },
  };
}
