import { type Language, type Notice, type NoticeStock, type Notices, noticeLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import type { Sql } from '../connect.ts';
import { ownNumber } from '../own-number.ts';
import { rowOf, rowsOf } from '../rows.ts';

interface NoticeRow {
  id: string;
  email: string;
  kind: Notice;
  language: Language;
  requestId: string;
  browserName: string | null;
  browserSystem: string | null;
  address: string | null;
  at: string;
}

const { firstPause, givenUpAfter, longestPause } = noticeLimits;

const tooOld = sql`now() - make_interval(secs => ${givenUpAfter})`;

export const noticesIn = (database: Sql): Notices => ({
  async claim(limit) {
    const rows = await rowsOf<NoticeRow>(
      database,
      sql`
        with due as materialized (
          select id from notices
          where due_at <= now() and created_at > ${tooOld}
          order by due_at limit ${ownNumber(limit)}
          for update skip locked
        )
        update notices n set tries = n.tries + 1,
          due_at = now() + make_interval(secs => least(${longestPause}, ${firstPause} * 2 ^ n.tries))
        from due, accounts a
        where n.id = due.id and a.id = n.account_id
        returning n.id, a.email, n.kind, n.language, n.request_id as "requestId", n.browser_name as "browserName",
          n.browser_system as "browserSystem", n.address, n.created_at as "at"`,
    );
    return rows.map(({ address, at, browserName, browserSystem, email, id, kind, language, requestId }) => ({
      to: email,
      notice: kind,
      language,
      requestedAt: new Date(at),
      requestedFrom: {
        requestId,
        browser: browserName === null ? null : { name: browserName, system: browserSystem },
        address,
        language,
      },
      idempotencyKey: id,
    }));
  },

  async remove(id) {
    await rowOf(database, sql`delete from notices where id = ${id}::uuid`);
  },

  async takeStock() {
    const stock = await rowOf<NoticeStock>(
      database,
      sql`
        with given_up as (
          delete from notices where due_at <= now() and created_at <= ${tooOld} returning request_id
        ),
        kept as (select created_at from notices where created_at > ${tooOld})
        select count(*)::int as "waiting", extract(epoch from now() - min(created_at))::float8 as "oldestSeconds",
          array(select request_id::text from given_up) as "givenUp"
        from kept`,
    );
    return stock ?? { waiting: 0, oldestSeconds: null, givenUp: [] };
  },
});
