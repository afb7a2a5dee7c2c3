import { endpoints } from '@countersign/contract/endpoints';
import { boundedLabel } from './bounded-label.ts';

/** For metrics and traces: what somebody may make up is `other` there. */
export const methodOf = boundedLabel(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** The addresses of the contract hold nothing that varies, so they are their own patterns. */
export const routeOf = boundedLabel(endpoints.map(({ path }) => path));
