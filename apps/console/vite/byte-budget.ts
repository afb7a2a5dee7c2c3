import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

const KILOBYTE = 1000;

/** What must be there before a screen shows itself, in kB after brotli, JavaScript and CSS together. */
const budgets = [
  { screen: 'sign-in-page', kilobytes: 120, beyond: [] },
  { screen: 'activation-page', kilobytes: 35, beyond: ['index', 'signed-in-layout'] },
] as const;

const isChunk = (output: Bundle[string] | undefined): output is Rolldown.OutputChunk => output?.type === 'chunk';

/** A chunk, everything it imports (not what it may fetch later), and the stylesheets of all of them. */
function filesOf(chunkName: string, bundle: Bundle): Set<string> {
  const start = Object.values(bundle).find((output) => isChunk(output) && output.name === chunkName);
  if (!start) throw new Error(`The build has no chunk "${chunkName}", so its bytes cannot be counted`);
  const files = new Set<string>();
  const visit = (fileName: string) => {
    const chunk = bundle[fileName];
    if (files.has(fileName) || !isChunk(chunk)) return;
    files.add(fileName);
    for (const stylesheet of chunk.viteMetadata?.importedCss ?? []) files.add(stylesheet);
    chunk.imports.forEach(visit);
  };
  visit(start.fileName);
  return files;
}

function kilobytesOf(files: string[], bundle: Bundle): number {
  const sizes = files.map((file) => {
    const output = bundle[file];
    if (!output) return 0;
    return brotliCompressSync(isChunk(output) ? output.code : output.source).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / KILOBYTE;
}

/** Fails the build when a first visit would cost more than was agreed, while whoever caused it still knows why. */
export const byteBudget = (): Plugin => ({
  name: 'byte-budget',
  apply: 'build',
  writeBundle(_options, bundle) {
    for (const { screen, kilobytes, beyond } of budgets) {
      const alreadyThere = new Set(beyond.flatMap((chunk) => [...filesOf(chunk, bundle)]));
      const needed = new Set(['index', screen].flatMap((chunk) => [...filesOf(chunk, bundle)]));
      const actual = kilobytesOf(
        [...needed].filter((file) => !alreadyThere.has(file)),
        bundle,
      );
      this.info(`${screen}: ${actual.toFixed(1)} kB of ${kilobytes} kB`);
      if (actual > kilobytes) this.error(`${screen} needs ${actual.toFixed(1)} kB, ${kilobytes} kB were agreed`);
    }
  },
});
