import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Periodic jobs that any one replica runs, and when one last started. */
export const scheduledJobs = pgTable('scheduled_jobs', {
  name: text().primaryKey(),
  startedAt: moment('started_at').notNull(),
});
