import { type SQL, sql } from 'drizzle-orm';

/** Only for our own numbers: they stand in the statement as text, so that its plan is made for them and can be kept. */
export const ownNumber = (value: number): SQL => sql.raw(String(value));
