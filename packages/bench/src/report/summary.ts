import { type Cell, isVoid, type Place } from '../measurements/cell.ts';
import { chooseQuiet, median } from '../measurements/statistics.ts';

/** The cells of one place: medians over the quiet ones without errors. */
export interface Row extends Place {
  perSecond: number;
  slowest: number;
  fastest: number;
  p50: number;
  p99: number;
  /** Milliseconds of CPU time per flow. */
  cpu: { server: number; database: number; driver: number };
  bottleneck: string;
  flows: number;
  rejected: number;
  note: string;
}

export function summarize(cells: readonly Cell[], processors: number): Row[] {
  const places = Map.groupBy(cells, ({ concurrency, contestant, replicas, scenario, size }) =>
    [scenario, contestant, size, replicas, concurrency].join('|'),
  );
  return [...places.values()].map((group) => summarizePlace(group, processors));
}

function summarizePlace(group: readonly Cell[], processors: number): Row {
  const [{ concurrency, contestant, replicas, scenario, size } = {} as Cell] = group;
  const { cells, isQuiet } = chooseQuiet(group.filter((cell) => !isVoid(cell)));
  const of = (read: (cell: Cell) => number) => median(cells.map(read));
  const cpuOf = (who: keyof Cell['busy']) => of(({ busy, perSecond }) => (1_000 * busy[who]) / perSecond);
  const rates = cells.map(({ perSecond }) => perSecond);
  return {
    contestant,
    scenario,
    size,
    replicas,
    concurrency,
    perSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    cpu: { server: cpuOf('server'), database: cpuOf('database'), driver: cpuOf('driver') },
    bottleneck: cells[0] ? bottleneckOf(cells[0], processors) : '',
    flows: cells.reduce((sum, { flows }) => sum + flows, 0),
    rejected: cells.reduce((sum, cell) => sum + cell.rejected, 0),
    note: noteOf(group, isQuiet),
  };
}

/** The busy share from which a processor counts as saturated. */
const SATURATED = 0.9;

/** What kept a cell from being faster, as far as CPU time tells. */
function bottleneckOf({ busy, noise, replicas }: Cell, processors: number): string {
  const all = busy.server + busy.database + busy.driver + noise * processors;
  if (all >= SATURATED * processors) return 'processors';
  if (replicas > 0 && busy.server >= SATURATED * replicas) return 'server';
  return 'waiting';
}

function noteOf(group: readonly Cell[], isQuiet: boolean): string {
  const voided = group.filter(isVoid);
  const [first] = voided;
  const why = first ? (Object.keys(first.errors)[0] ?? 'no flow ended') : '';
  const lost = first ? [`${voided.length} of ${group.length} void: ${why}`] : [];
  return [...lost, ...(isQuiet || voided.length === group.length ? [] : ['noisy'])].join('; ');
}
