import { ARGON2_ALONE, SHORTEST_SQL } from '../measurements/cell.ts';
import type { Row } from './summary.ts';

const LIMITS = [SHORTEST_SQL, ARGON2_ALONE];

const isBuild = ({ contestant }: Row) => !LIMITS.includes(contestant);

const isSamePlace = (one: Row, other: Row) =>
  one.scenario === other.scenario && one.size === other.size && one.concurrency === other.concurrency;

type Spot = Pick<Row, 'contestant' | 'scenario' | 'size' | 'concurrency' | 'replicas'>;

const spotOf = ({ concurrency, contestant, replicas, scenario, size }: Row): Spot => ({
  contestant,
  scenario,
  size,
  concurrency,
  replicas,
});

export interface Scaling extends Spot {
  /** Flows a second as a multiple of what one replica reaches. */
  times: number;
  /** The same if processors were unlimited, from the servers' CPU time per flow. */
  timesByCpu: number;
  bottleneck: string;
}

/** Compares several replicas with one. */
export function scalingOf(rows: readonly Row[]): Scaling[] {
  return rows
    .filter((row) => isBuild(row) && row.replicas > 1)
    .flatMap((row) => {
      const single = rows.find(
        (other) => other.replicas === 1 && other.contestant === row.contestant && isSamePlace(row, other),
      );
      if (!single) return [];
      const timesByCpu = (row.replicas * single.cpu.server) / row.cpu.server;
      return [{ ...spotOf(row), times: row.perSecond / single.perSecond, timesByCpu, bottleneck: row.bottleneck }];
    });
}

export interface ShareOfLimit extends Spot {
  limit: string;
  share: number;
}

/** Compares each build with the limit of the scenario: the shortest SQL, or argon2id alone. */
export function sharesOfLimits(rows: readonly Row[]): ShareOfLimit[] {
  return rows.filter(isBuild).flatMap((row) => {
    const limit = rows.find((other) => !isBuild(other) && isSamePlace(row, other));
    return limit ? [{ ...spotOf(row), limit: limit.contestant, share: row.perSecond / limit.perSecond }] : [];
  });
}

export interface BuildComparison extends Spot {
  /** The other build's figures divided by ours. */
  perSecond: number;
  serverCpu: number;
  databaseCpu: number;
}

/** Compares the other build with the first one. */
export function compareBuilds(rows: readonly Row[]): BuildComparison[] {
  const [first, ...others] = rows.filter(isBuild);
  return others
    .filter(({ contestant }) => contestant !== first?.contestant)
    .flatMap((row) => {
      const ours = rows.find(
        (other) => other.contestant === first?.contestant && other.replicas === row.replicas && isSamePlace(row, other),
      );
      if (!ours) return [];
      return [
        {
          ...spotOf(row),
          perSecond: row.perSecond / ours.perSecond,
          serverCpu: row.cpu.server / ours.cpu.server,
          databaseCpu: row.cpu.database / ours.cpu.database,
        },
      ];
    });
}
