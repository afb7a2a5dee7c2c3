import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { type budgetsFor, describeWeight, isOver, weigh } from './budgets.ts';
import { builtFiles, isChunk } from './built-files.ts';

function bytesOf(output: Rolldown.OutputBundle[string] | undefined): number {
  if (!output) return 0;
  return brotliCompressSync(isChunk(output) ? output.code : output.source).length;
}

/** Fails the build when a screen exceeds its budget, so that whoever caused it notices at once. */
export function byteBudget(agreed?: ReturnType<typeof budgetsFor>): Plugin {
  let root: string;
  return {
    name: 'byte-budget',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    writeBundle(_options, bundle) {
      const weights = weigh(builtFiles(root, bundle), (file) => bytesOf(bundle[file]), agreed);
      for (const weight of weights) this.info(describeWeight(weight));
      const over = weights.filter(isOver);
      if (over.length > 0) this.error(over.map(describeWeight).join('; '));
    },
  };
}
