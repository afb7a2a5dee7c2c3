import type { Results } from '../run-bench.ts';
import { compareBuilds, scalingOf, sharesOfLimits } from './comparisons.ts';
import { type Row, summarize } from './summary.ts';

export function formatMarkdown(results: Results): string {
  const rows = summarize(results.cells, results.machine.processors);
  const sections: [string, string | null][] = [
    ['What a flow costs the database', costTable(results)],
    ['Flows', flowTable(rows)],
    ['Beside the limits of the machine', limitTable(rows)],
    ['The other build beside this one', buildTable(rows)],
    ['Replicas', scalingTable(rows)],
    ['Cold start', coldStartTable(results)],
    ['Soak', results.soak && describeSoak(results.soak)],
    ['Who has an account', timingTable(results)],
  ];
  const parts = [
    heading(results),
    results.remarks.map((remark) => `- ${remark}`).join('\n'),
    ...sections.map(([title, text]) => text && `## ${title}\n\n${text}`),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function heading({ at, machine, options, seeding }: Results): string {
  const { memoryGiB, node, postgres, processor, processors } = machine;
  const settings = Object.entries(postgres).map(([name, value]) => `${name} ${value}`);
  const made = seeding.map(({ seconds, size }) => `${integer(size)} accounts were made in ${figure(seconds)} s.`);
  return `# Bench of ${at.slice(0, 10)}

${processors} × ${processor}, ${memoryGiB} GiB, Node ${node}, Postgres: ${settings.join(', ')}. Cells of ${options.seconds} s, ${options.repetitions} of each.
${made.join(' ')}`;
}

/** Three significant digits; a dash for what was not measured. */
function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '-';
  if (Math.abs(value) >= 100) return integer(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

const integer = (value: number) => value.toLocaleString('en');

type Columns<Item> = Readonly<Record<string, (item: Item) => string>>;

/** Pads the columns, so that the table reads well in a terminal too; null without items. */
function table<Item>(items: readonly Item[], columns: Columns<Item>): string | null {
  if (items.length === 0) return null;
  const head = Object.keys(columns);
  const rows = items.map((item) => Object.values(columns).map((read) => read(item)));
  const widths = head.map((name, index) => Math.max(3, name.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

type Spot = Pick<Row, 'contestant' | 'scenario' | 'size' | 'concurrency' | 'replicas'>;

const spotColumns: Columns<Spot> = {
  flow: ({ scenario }) => scenario,
  contestant: ({ contestant, replicas }) => (replicas > 1 ? `${contestant} × ${replicas}` : contestant),
  accounts: ({ size }) => integer(size),
  users: ({ concurrency }) => String(concurrency),
};

const costTable = ({ costs }: Results) =>
  table(costs, {
    flow: ({ scenario }) => scenario,
    build: ({ build }) => build,
    statements: ({ statements }) => String(statements),
    commits: ({ commits }) => String(commits),
    'WAL bytes': ({ walBytes }) => figure(walBytes),
  });

const flowTable = (rows: readonly Row[]) =>
  table(rows, {
    ...spotColumns,
    'a second': ({ perSecond }) => figure(perSecond),
    range: ({ fastest, slowest }) => `${figure(slowest)} to ${figure(fastest)}`,
    'p50 ms': ({ p50 }) => figure(p50),
    'p99 ms': ({ p99 }) => figure(p99),
    'server CPU ms': ({ cpu, replicas }) => figure(replicas === 0 ? null : cpu.server),
    'database CPU ms': ({ cpu }) => figure(cpu.database),
    'driver CPU ms': ({ cpu }) => figure(cpu.driver),
    bottleneck: ({ bottleneck }) => bottleneck,
    rejected: ({ rejected }) => String(rejected),
    note: ({ note }) => note,
  });

const limitTable = (rows: readonly Row[]) =>
  table(sharesOfLimits(rows), {
    ...spotColumns,
    limit: ({ limit }) => limit,
    'share of it': ({ share }) => figure(share),
  });

const buildTable = (rows: readonly Row[]) =>
  table(compareBuilds(rows), {
    ...spotColumns,
    'times as many a second': ({ perSecond }) => figure(perSecond),
    'times the server CPU': ({ serverCpu }) => figure(serverCpu),
    'times the database CPU': ({ databaseCpu }) => figure(databaseCpu),
  });

const scalingTable = (rows: readonly Row[]) =>
  table(scalingOf(rows), {
    ...spotColumns,
    'times one': ({ times }) => figure(times),
    'by server CPU': ({ timesByCpu }) => figure(timesByCpu),
    bottleneck: ({ bottleneck }) => bottleneck,
  });

const coldStartTable = ({ coldStarts }: Results) =>
  table(coldStarts, {
    server: ({ server }) => server,
    'live ms': ({ live }) => figure(live),
    'ready ms': ({ ready }) => figure(ready),
    'MiB at start': ({ memoryAtStart }) => figure(memoryAtStart),
    'MiB after load': ({ memoryAfterLoad }) => figure(memoryAfterLoad),
    'scripts, bytes': ({ bundleBytes }) => integer(bundleBytes),
  });

const timingTable = ({ timing }: Results) =>
  table(timing, {
    request: ({ request }) => request,
    'time of': ({ measured }) => measured,
    pairs: ({ pairs }) => String(pairs),
    AUC: ({ auc }) => auc.toFixed(3),
    'known, median ms': ({ known }) => figure(known),
    'unknown, median ms': ({ unknown }) => figure(unknown),
  });

function describeSoak(soak: NonNullable<Results['soak']>): string {
  const { errors, flows, heapSlope, isFlat, minutes, residentSlope, samples } = soak;
  const [first, last] = [samples[0], samples.at(-1)];
  const mistakes = Object.entries(errors).map(([what, times]) => `${times} × ${what}`);
  return `${integer(flows)} flows in ${minutes} minutes: memory is ${isFlat ? 'flat' : 'NOT FLAT'}.
Resident memory gained ${figure(residentSlope)} MiB a minute, the heap ${figure(heapSlope)}, once warm; resident from ${figure(first?.resident ?? null)} to ${figure(last?.resident ?? null)} MiB. ${mistakes.length > 0 ? `Errors: ${mistakes.join(', ')}.` : 'No errors.'}`;
}
