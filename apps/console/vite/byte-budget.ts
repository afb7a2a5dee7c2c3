import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { type budgetsFor, describeWeight, isOver, weigh } from './budgets.ts';
import { builtFiles, isChunk } from './built-files.ts';

const bytesOf = (output: Rolldown.OutputBundle[string]): number =>
  brotliCompressSync(isChunk(output) ? output.code : output.source).length;

/** The weight of each file, which many screens have in common: compressing it takes a second. */
function weightsIn(bundle: Rolldown.OutputBundle): (file: string) => number {
  const known = new Map<string, number>();
  return (file) => {
    const output = bundle[file];
    const bytes = known.get(file) ?? (output ? bytesOf(output) : 0);
    known.set(file, bytes);
    return bytes;
  };
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
      const weights = weigh(builtFiles(root, bundle), weightsIn(bundle), agreed);
      for (const weight of weights) this.info(describeWeight(weight));
      const over = weights.filter(isOver);
      if (over.length > 0) this.error(over.map(describeWeight).join('; '));
    },
  };
}
