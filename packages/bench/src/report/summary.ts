import { type Cell, isVoid, type Place } from '../cells/cell.ts';
import { limitOf } from '../cells/limit.ts';
import { chooseCalm } from '../numbers/calm-cells.ts';
import { median } from '../numbers/spread.ts';

/** What the cells of one place say together: medians over the calm ones that had no error. */
export interface Row extends Place {
  perSecond: number;
  slowest: number;
  fastest: number;
  p50: number;
  p99: number;
  /** Milliseconds of processor time for one flow. */
  cost: { server: number; database: number; driver: number };
  limit: string;
  flows: number;
  turnedAway: number;
  note: string;
}

export function summarize(cells: readonly Cell[], processors: number): Row[] {
  const places = Map.groupBy(cells, ({ concurrency, contestant, replicas, scenario, size }) =>
    [scenario, contestant, size, replicas, concurrency].join('|'),
  );
  return [...places.values()].map((group) => rowOf(group, processors));
}

function rowOf(group: readonly Cell[], processors: number): Row {
  const [{ concurrency, contestant, replicas, scenario, size } = {} as Cell] = group;
  const { cells, isCalm } = chooseCalm(group.filter((cell) => !isVoid(cell)));
  const of = (read: (cell: Cell) => number) => median(cells.map(read));
  const costOf = (who: keyof Cell['busy']) => of(({ busy, perSecond }) => (1_000 * busy[who]) / perSecond);
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
    cost: { server: costOf('server'), database: costOf('database'), driver: costOf('driver') },
    limit: cells[0] ? limitOf(cells[0], processors) : '',
    flows: cells.reduce((sum, { flows }) => sum + flows, 0),
    turnedAway: cells.reduce((sum, cell) => sum + cell.turnedAway, 0),
    note: noteOf(group, isCalm),
  };
}

function noteOf(group: readonly Cell[], isCalm: boolean): string {
  const voided = group.filter(isVoid);
  const [first] = voided;
  const why = first ? (Object.keys(first.errors)[0] ?? 'no flow ended') : '';
  const lost = first ? [`${voided.length} of ${group.length} void: ${why}`] : [];
  return [...lost, ...(isCalm || voided.length === group.length ? [] : ['not calm'])].join('; ');
}
