import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, type Options, readOptions } from './options.ts';
import { formatMarkdown } from './report/markdown.ts';
import { type Results, runBench } from './run-bench.ts';

const folder = fileURLToPath(new URL('../results', import.meta.url));

function readOptionsOrExit(): Options {
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

const options = readOptionsOrExit();

function publish(results: Results): void {
  const markdown = formatMarkdown(results);
  if (options.name !== null) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${options.name}.json`), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(join(folder, `${options.name}.md`), markdown);
  }
  console.log(markdown);
  process.exitCode = results.soak && !results.soak.isFlat ? 1 : 0;
}

await runBench(options, (line) => console.error(line), publish);
process.exit();
