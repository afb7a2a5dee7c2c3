import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What has to be done now and then by any one replica, and when one last set about it. */
export const chores = pgTable('chores', {
  name: text().primaryKey(),
  begunAt: moment('begun_at').notNull(),
});
