import type { Plugin } from 'vite';

/** Modules that libraries import whether or not they are used, by how their path ends, and what they export. */
const unused: Record<string, string[]> = {
  // MantineProvider without variables and global classes, which are in our CSS files.
  '/MantineCssVariables/MantineCssVariables.mjs': ['MantineCssVariables'],
  '/MantineClasses/MantineClasses.mjs': ['MantineClasses'],
  // Queries with pages, of which there are none.
  '/query-core/build/modern/infiniteQueryBehavior.js': ['infiniteQueryBehavior', 'hasNextPage', 'hasPreviousPage'],
};

const nothing = (names: string[]) => names.map((name) => `export const ${name} = () => null;`).join('\n');

/** Leaves out of the build what no setting of ours ever runs, 2.5 kB after brotli of the first load. */
export function neverRun(modules = unused): Plugin {
  const unmet = new Set(Object.keys(modules));
  return {
    name: 'never-run',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const end = Object.keys(modules).find((end) => id.endsWith(end));
      if (end === undefined) return undefined;
      unmet.delete(end);
      return nothing(modules[end] ?? []);
    },
    buildEnd(error) {
      // A library that has moved its files would bring them back unnoticed.
      if (!error && unmet.size > 0) this.error(`There is no module ${[...unmet].join(' and no ')} to leave out`);
    },
  };
}
