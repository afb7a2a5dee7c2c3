import { endpoints } from '@countersign/contract/endpoints';
import { closed } from './bounded-label.ts';

/** For metrics and traces: what somebody may make up is `other` there. */
export const methodOf = closed(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** The addresses of the contract hold nothing that varies, so they are their own patterns. */
export const routeOf = closed(endpoints.map(({ path }) => path));
