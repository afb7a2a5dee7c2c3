/** A node of what Postgres answers to `explain (format json)`. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Scan Direction'?: string;
  'Recheck Cond'?: string;
  'TID Cond'?: string;
  'Plan Rows': number;
  /** Where it was run, too. */
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** A batch of the clean-up; whatever a request needs is far below it. */
const MOST_ROWS = 1_000;

/** Tables that never hold much: notices wait for minutes, and there is one row for each job. */
const SMALL = new Set(['scheduled_jobs', 'notices']);

const nodesBelow = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesBelow)];

export const nodesOf = (plan: PlanNode): PlanNode[] => nodesBelow(plan);

/** What would make a statement slower the larger the tables are, in words. */
export function flawsOf(plan: PlanNode): string[] {
  return [...new Set(flawsBelow(plan, Number.POSITIVE_INFINITY))];
}

/** Below a LIMIT a node stops early, whatever it could return. */
function flawsBelow(node: PlanNode, limit: number): string[] {
  const type = node['Node Type'];
  const stopsAt = type === 'Limit' ? Math.min(limit, node['Plan Rows']) : limit;
  const below = (node.Plans ?? []).flatMap((each) => flawsBelow(each, stopsAt));
  const relation = node['Relation Name'];
  if (relation !== undefined && SMALL.has(relation)) return below;
  const rows = Math.min(node['Plan Rows'], limit);
  const isWholeIndex = /^Index.* Scan$/.test(type) && !node['Index Cond'] && limit > MOST_ROWS;
  return [
    ...(type.endsWith('Seq Scan') && relation !== undefined ? [`scans ${relation}`] : []),
    ...(isWholeIndex ? [`reads a whole index of ${relation}`] : []),
    ...(rows > MOST_ROWS ? [`${type} of ${rows} rows`] : []),
    // What is put in order is read to its end first.
    ...(type.endsWith('Sort') && node['Plan Rows'] > MOST_ROWS ? [`sorts ${node['Plan Rows']} rows`] : []),
    ...below,
  ];
}
