import { sql } from '../sql.ts';

/** The same text in index and query; otherwise Postgres would not use the index. */
export const UNICODE_DOMAIN = sql`~ '@.*[^ -~]'`;
