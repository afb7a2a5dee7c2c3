import type { Row } from './summary.ts';

export interface Scaling {
  scenario: string;
  size: number;
  concurrency: number;
  replicas: number;
  /** How many times as many flows as one replica. */
  times: number;
  /** What that would be if no processor were missing: by the servers' time for a flow. */
  timesByCost: number;
  /** What kept it from more. */
  limit: string;
}

/** Each number of replicas beside one. */
export function scalingOf(rows: readonly Row[]): Scaling[] {
  const servers = rows.filter(({ contestant }) => contestant === 'Countersign');
  return servers
    .filter(({ replicas }) => replicas > 1)
    .flatMap(({ concurrency, cost, limit, perSecond, replicas, scenario, size }) => {
      const single = servers.find(
        (row) =>
          row.replicas === 1 && row.scenario === scenario && row.size === size && row.concurrency === concurrency,
      );
      if (!single) return [];
      const timesByCost = (replicas * single.cost.server) / cost.server;
      return [{ scenario, size, concurrency, replicas, times: perSecond / single.perSecond, timesByCost, limit }];
    });
}
