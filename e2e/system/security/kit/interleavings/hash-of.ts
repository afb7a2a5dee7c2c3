import { createHash } from 'node:crypto';

/** As the rows name a token. */
export const hashOf = (token = '') => createHash('sha256').update(token).digest('hex');
