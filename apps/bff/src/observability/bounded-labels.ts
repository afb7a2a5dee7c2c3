import { endpoints } from '@countersign/contract/endpoints';

/** A label value of a closed set; whatever else a request says is `other`. */
const boundedLabel = <const Value extends string>(values: readonly Value[]) => {
  const known = new Set<string>(values);
  return (value: unknown): Value | 'other' =>
    typeof value === 'string' && known.has(value) ? (value as Value) : 'other';
};

export const methodOf = boundedLabel(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** The paths of the contract have no parameters, so they are their own route patterns. */
export const routeOf = boundedLabel(endpoints.map(({ path }) => path));
