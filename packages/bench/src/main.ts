import { help, type Options, readOptions } from './options.ts';
import { markdownOf } from './report/markdown.ts';
import { writeResults } from './report/write-results.ts';
import { runBench } from './run-bench.ts';

function optionsOrEnd(): Options {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return options;
    console.log(help);
    return process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(1);
  }
}

const options = optionsOrEnd();
const results = await runBench(options, (line) => console.error(line));
if (options.name !== null) writeResults(options.name, results);
console.log(markdownOf(results));
process.exit(results.soak && !results.soak.isFlat ? 1 : 0);
