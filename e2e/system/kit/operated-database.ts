import { createInterface } from 'node:readline';
import { emptyTestDatabase } from '@countersign/database/testing';
import { startPostgresServer } from '@countersign/database/testing/postgres-server';

/**
 * A program: a Postgres for journeys, which know nothing of the product's parts. It says where the migrated database is; then each
 * line `EMAIL HOURS` lets so much time of this person's recovery and invitations pass, and is answered by a line. It ends with
 * its input.
 */
const postgres = await startPostgresServer();
const database = await emptyTestDatabase(postgres.url);
process.stdout.write(`${database.url}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const [email, hours] = line.split(' ');
  const passed = await database.query(
    `with recoveries as (
      update assisted_recoveries r set due_at = due_at - make_interval(hours => $2)
      from accounts a where a.id = r.account_id and a.email = $1 returning 1
    ),
    invited as (
      update invitations set created_at = created_at - make_interval(hours => $2), expires_at = expires_at - make_interval(hours => $2)
      where email = $1 returning 1
    )
    select * from recoveries union all select * from invited`,
    [email, Number(hours)],
  );
  process.stdout.write(`${passed.length} of ${email}\n`);
}
await database.close();
await postgres.stop();
