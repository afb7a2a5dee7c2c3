import type { Facts } from '../log.ts';
import { methodOf, routeOf } from '../request-names.ts';
import { histogram } from './histogram.ts';

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function requestDurations() {
  const family = histogram(
    {
      name: 'countersign_http_request_duration_seconds',
      help: 'Requests to the API, by route, method and status.',
    },
    BOUNDS,
  );
  return {
    ...family,
    count: ({ method, milliseconds, path, status }: Facts) =>
      family.observe(
        { method: methodOf(method), route: routeOf(path), status: String(status) },
        Number(milliseconds) / 1_000,
      ),
  };
}
