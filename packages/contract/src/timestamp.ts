import * as v from 'valibot';

/** A moment by the server's clock, ISO 8601 in UTC. */
export const timestamp = v.pipe(v.string(), v.isoTimestamp());
