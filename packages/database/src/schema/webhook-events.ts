import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Ids of the provider's events that have been recorded, so that a repeated one is recognized by every replica. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: text().primaryKey(),
    receivedAt: moment('received_at').notNull().defaultNow(),
  },
  ({ receivedAt }) => [index('webhook_events_received_at').on(receivedAt)],
);
