import { randomBytes } from 'node:crypto';
import type { Keyring } from '@countersign/crypto';
import { quickPasswordHash } from '@countersign/crypto/testing';
import { emptyTestDatabase } from '@countersign/database/testing';
import { createEmulator } from 'emulate';
import { inject } from 'vitest';
import { type Composition, composeUseCases } from './compose-use-cases.ts';
import { mailboxAt } from './mailbox.ts';
import { createPeople, PASSWORD } from './people.ts';

export const someKey = (id: string): Keyring[number] => ({ id, key: randomBytes(32) });

/** A mail provider that is away: nothing listens on this port, which is none of those that `fetch` refuses by itself. */
export const MAIL_PROVIDER_AWAY = 'http://127.0.0.1:2';

/** All use cases over a migrated, empty Postgres of their own and the real mail SDK; the mailboxes at its far end are emulated. */
export async function createTestSystem(options: Partial<Composition> = {}) {
  const passwordHash = quickPasswordHash();
  const [database, emulator] = await Promise.all([
    emptyTestDatabase(inject('postgresUrl')),
    createEmulator({ service: 'resend', port: 0 }),
  ]);
  const { query, sql } = database;
  const composition: Composition = {
    sql,
    keyring: [someKey('test')],
    mailUrl: emulator.url,
    passwordHash,
    ...options,
  };
  const useCases = composeUseCases(composition);
  return {
    ...useCases,
    ...createPeople({ useCases, query, passwordHash: await passwordHash.hash(PASSWORD) }),
    ...mailboxAt(emulator.url),
    keyring: composition.keyring,
    query,
    /** The same over the same rows, composed differently. */
    composedWith: (changes: Partial<Composition>) => composeUseCases({ ...composition, ...changes }),
    /** The kinds of what was recorded of the account, the oldest first. */
    async securityEvents(accountId: string) {
      const rows = await query<{ kind: string }>('select kind from security_events where account_id = $1 order by id', [
        accountId,
      ]);
      return rows.map(({ kind }) => kind);
    },
    /** How many rows of a table are this account's. */
    async countOf(table: string, accountId: string) {
      const [row] = await query<{ count: number }>(`select count(*)::int from ${table} where account_id = $1`, [
        accountId,
      ]);
      return row?.count;
    },
    async close() {
      await useCases.settled();
      await database.close();
      await emulator.close();
    },
  };
}
