import type { Machine } from '../machine/describe-machine.ts';
import type { Results } from './results.ts';
import { scalingOf } from './scaling.ts';
import { type Row, summarize } from './summary.ts';
import { figure, table } from './table.ts';

export function markdownOf(results: Results): string {
  const rows = summarize(results.cells, results.machine.processors);
  const parts = [
    heading(results),
    results.remarks.map((remark) => `- ${remark}`).join('\n'),
    results.costs.length > 0 && `## What a flow costs the database\n\n${costTable(results)}`,
    rows.length > 0 && `## Flows\n\n${flowTable(rows)}`,
    scalingOf(rows).length > 0 && `## Replicas\n\n${scalingTable(rows)}`,
    results.coldStarts.length > 0 && `## Cold start\n\n${coldTable(results)}`,
    results.soak && `## Soak\n\n${soakText(results.soak)}`,
    results.timing.length > 0 && `## Who has an account\n\n${timingTable(results)}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const heading = ({ at, machine, options, seeding }: Results) => `# Bench of ${at.slice(0, 10)}

${machineText(machine)} Cells of ${options.seconds} s, ${options.repetitions} of each.
${seeding.map(({ seconds, size }) => `${size.toLocaleString('en')} accounts were made in ${figure(seconds)} s.`).join(' ')}`;

function machineText({ memoryGiB, node, postgres, processor, processors }: Machine): string {
  const settings = Object.entries(postgres).map(([name, value]) => `${name} ${value}`);
  return `${processors} × ${processor}, ${memoryGiB} GiB, Node ${node}, Postgres: ${settings.join(', ')}.`;
}

const costTable = ({ costs }: Results) =>
  table(
    ['flow', 'statements', 'commits', 'WAL bytes'],
    costs.map(({ commits, scenario, statements, walBytes }) => [
      scenario,
      String(statements),
      String(commits),
      figure(walBytes),
    ]),
  );

const nameOf = ({ contestant, replicas }: Row) => (replicas > 1 ? `${contestant} × ${replicas}` : contestant);

const flowTable = (rows: readonly Row[]) =>
  table(
    [
      'flow',
      'contestant',
      'accounts',
      'users',
      'a second',
      'range',
      'p50 ms',
      'p99 ms',
      'server CPU ms',
      'database CPU ms',
      'driver CPU ms',
      'limit',
      'turned away',
      'note',
    ],
    rows.map((row) => [
      row.scenario,
      nameOf(row),
      row.size.toLocaleString('en'),
      String(row.concurrency),
      figure(row.perSecond),
      `${figure(row.slowest)} to ${figure(row.fastest)}`,
      figure(row.p50),
      figure(row.p99),
      row.replicas === 0 ? '-' : figure(row.cost.server),
      figure(row.cost.database),
      figure(row.cost.driver),
      row.limit,
      String(row.turnedAway),
      row.note,
    ]),
  );

const scalingTable = (rows: readonly Row[]) =>
  table(
    ['flow', 'accounts', 'users', 'replicas', 'times one', 'by server CPU', 'limit'],
    scalingOf(rows).map(({ concurrency, limit, replicas, scenario, size, times, timesByCost }) => [
      scenario,
      size.toLocaleString('en'),
      String(concurrency),
      String(replicas),
      figure(times),
      figure(timesByCost),
      limit,
    ]),
  );

const coldTable = ({ coldStarts }: Results) =>
  table(
    ['server', 'live ms', 'ready ms', 'MiB at start', 'MiB after load', 'scripts, bytes'],
    coldStarts.map(({ bundleBytes, live, memoryAfterLoad, memoryAtStart, ready, server }) => [
      server,
      figure(live),
      ready === null ? '-' : figure(ready),
      figure(memoryAtStart),
      figure(memoryAfterLoad),
      bundleBytes.toLocaleString('en'),
    ]),
  );

const timingTable = ({ timing }: Results) =>
  table(
    ['request', 'time of', 'pairs', 'AUC', 'known, median ms', 'unknown, median ms'],
    timing.map(({ auc, known, measured, pairs, request, unknown }) => [
      request,
      measured,
      String(pairs),
      auc.toFixed(3),
      figure(known),
      figure(unknown),
    ]),
  );

function soakText({ errors, flows, heapSlope, isFlat, minutes, residentSlope, samples }: NonNullable<Results['soak']>) {
  const [first, last] = [samples[0], samples.at(-1)];
  const mistakes = Object.entries(errors).map(([what, times]) => `${times} × ${what}`);
  return `${flows.toLocaleString('en')} flows in ${minutes} minutes: memory is ${isFlat ? 'flat' : 'NOT FLAT'}.
Resident memory gained ${figure(residentSlope)} MiB a minute, the heap ${figure(heapSlope)}, once warm; resident from ${figure(first?.resident ?? Number.NaN)} to ${figure(last?.resident ?? Number.NaN)} MiB. ${mistakes.length > 0 ? `Errors: ${mistakes.join(', ')}.` : 'No errors.'}`;
}
