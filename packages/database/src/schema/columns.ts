import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes: digests, MACs and sealed secrets. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const bytesList = customType<{ data: readonly Uint8Array[] }>({ dataType: () => 'bytea[]' });

export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const createdAt = moment('created_at').notNull().defaultNow();
