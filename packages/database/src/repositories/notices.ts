import { languages, type Notices, noticeKinds, noticeLimits } from '@countersign/two-factor';
import { eq } from 'drizzle-orm';
import { rowOf, rowsOf, type Sql } from '../connection/sql.ts';
import { notices } from '../schema/index.ts';
import { sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { float8, int, nullable, oneOf, text, texts, timestamptz, uuid } from '../statements/types.ts';

const { firstPause, givenUpAfter, longestPause } = noticeLimits;

const tooOld = sql`now() - make_interval(secs => ${givenUpAfter})`;

const claim = statement({
  name: 'notices.claim',
  parameters: { limit: int },
  columns: {
    id: uuid,
    email: text,
    kind: oneOf(noticeKinds),
    language: oneOf(languages),
    requestId: uuid,
    browserName: nullable(text),
    browserSystem: nullable(text),
    address: nullable(text),
    createdAt: timestamptz,
  },
  text: (p) => sql`
    with due as materialized (
      select id from notices
      where due_at <= now() and created_at > ${tooOld}
      order by due_at limit ${p.limit}
      for update skip locked
    )
    update notices n set tries = n.tries + 1,
      due_at = now() + make_interval(secs => least(${longestPause}, ${firstPause} * 2 ^ n.tries))
    from due, accounts a
    where n.id = due.id and a.id = n.account_id
    returning n.id, a.email, n.kind, n.language, n.request_id as "requestId", n.browser_name as "browserName",
      n.browser_system as "browserSystem", n.address, n.created_at as "createdAt"`,
});

const measureBacklog = statement({
  name: 'notices.measureBacklog',
  parameters: {},
  columns: { waiting: int, oldestSeconds: nullable(float8), givenUp: texts },
  text: () => sql`
    with given_up as (
      delete from notices where due_at <= now() and created_at <= ${tooOld} returning request_id
    ),
    kept as (select created_at from notices where created_at > ${tooOld})
    select count(*)::int as "waiting", extract(epoch from now() - min(created_at))::float8 as "oldestSeconds",
      array(select request_id::text from given_up) as "givenUp"
    from kept`,
});

export const createNotices = (database: Sql): Notices => ({
  async claim(limit) {
    const rows = await rowsOf(database, claim, { limit });
    return rows.map(({ address, browserName, browserSystem, createdAt, email, id, kind, language, requestId }) => ({
      kind: 'notice',
      to: email,
      notice: kind,
      language,
      requestedAt: createdAt,
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
    await database.builder.delete(notices).where(eq(notices.id, id));
  },

  async measureBacklog() {
    const backlog = await rowOf(database, measureBacklog, {});
    return backlog ? { ...backlog, givenUp: [...backlog.givenUp] } : { waiting: 0, oldestSeconds: null, givenUp: [] };
  },
});
