import {
  browserLimits,
  type ExpiringRows,
  hours,
  noticeLimits,
  type Retention,
  type Seconds,
  sentMailLimits,
  throttleForgottenAfter,
  webhookLimits,
} from '@countersign/two-factor';
import { rowOf, type Sql } from '../connection/sql.ts';
import { type SqlText, sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { int, text } from '../statements/types.ts';

const BATCH = 1_000;
const BETWEEN_TURNS = hours(1);

const ago = (time: Seconds): SqlText => sql`now() - make_interval(secs => ${time})`;

const claimTurn = statement({
  name: 'retention.claimTurn',
  parameters: {},
  columns: { name: text },
  // Checked first: an insert that ends in a conflict would write on every replica each time.
  text: () => sql`
    insert into scheduled_jobs as j (name, started_at)
    select 'clean-up', now()
    where not exists (select from scheduled_jobs where name = 'clean-up' and started_at > ${ago(BETWEEN_TURNS)})
    on conflict (name) do update set started_at = now() where j.started_at <= ${ago(BETWEEN_TURNS)}
    returning name`,
});

/** By ctid, which needs no further lookup whatever the size of the table. */
const purge = (table: SqlText, places: SqlText): SqlText => sql`
  with gone as (
    delete from ${table} where ctid = any (array(
      ${places}
    )) returning 1
  )
  select count(*)::int as removed from gone`;

interface Rows {
  table: SqlText;
  /** Indexed and ascending with age, so that expired rows come first. */
  age: SqlText;
  isExpired: SqlText;
}

/** Rows that are locked by others are skipped until the next purge. */
const purgeOldest = ({ age, isExpired, table }: Rows): SqlText =>
  purge(
    table,
    sql`
      select ctid from ${table} where ${isExpired}
      order by ${age} limit ${BATCH} for update skip locked`,
  );

const expiring = (table: SqlText): Rows => ({ table, age: sql`expires_at`, isExpired: sql`expires_at <= now()` });

/** Expired codes go with their challenges. Budgets and allowances stay: there is one of each per account. */
const rowsOfKind: Record<Exclude<ExpiringRows, 'security-events'>, Rows> = {
  sessions: expiring(sql`sessions`),
  challenges: expiring(sql`challenges`),
  'pending-activations': expiring(sql`pending_activations`),
  'pending-email-changes': expiring(sql`pending_email_changes`),
  'unlock-links': expiring(sql`unlock_links`),
  invitations: expiring(sql`invitations`),
  'password-resets': expiring(sql`password_resets`),
  'reversible-changes': expiring(sql`reversible_changes`),
  'assisted-recoveries': {
    table: sql`assisted_recoveries`,
    age: sql`expires_at`,
    isExpired: sql`expires_at <= now() and started_at is null`,
  },
  throttles: {
    table: sql`throttles`,
    age: sql`refilled_at`,
    isExpired: sql`refilled_at <= ${ago(throttleForgottenAfter)}`,
  },
  'webhook-events': {
    table: sql`webhook_events`,
    age: sql`received_at`,
    isExpired: sql`received_at <= ${ago(webhookLimits.rememberedFor)}`,
  },
  'sent-mails': {
    table: sql`sent_mails`,
    age: sql`created_at`,
    isExpired: sql`created_at <= ${ago(sentMailLimits.timeToLive)}`,
  },
  'given-up-notices': {
    table: sql`notices`,
    age: sql`given_up_at`,
    isExpired: sql`given_up_at <= ${ago(noticeLimits.keptFor)}`,
  },
  browsers: {
    table: sql`browsers`,
    age: sql`last_seen_at`,
    // Neither known nor trusted any more, so its row has no effect.
    isExpired: sql`last_seen_at <= ${ago(browserLimits.timeToLive)} and (trusted_until is null or trusted_until <= now())`,
  },
};

const purgeKind = (kind: keyof typeof rowsOfKind) =>
  statement({
    name: `retention.purgeBatch.${kind}`,
    parameters: {},
    columns: { removed: int },
    text: () => purgeOldest(rowsOfKind[kind]),
  });

const purgeByKind = Object.fromEntries(
  Object.keys(rowsOfKind).map((kind) => [kind, purgeKind(kind as keyof typeof rowsOfKind)]),
) as Record<keyof typeof rowsOfKind, ReturnType<typeof purgeKind>>;

/** Ids ascend with time, so that the oldest events need no further index. */
const purgeSecurityEvents = statement({
  name: 'retention.purgeBatch.security-events',
  parameters: { days: int },
  columns: { removed: int },
  text: (p) =>
    purge(
      sql`security_events`,
      sql`
        select ctid from (select ctid, at from security_events order by id limit ${BATCH}) oldest
        where at <= now() - make_interval(days => ${p.days})`,
    ),
});

export const createRetention = (database: Sql): Retention => ({
  async claimTurn() {
    return (await rowOf(database, claimTurn, {})) !== null;
  },

  async purgeBatch(kind, { securityEventDays: days }) {
    const row =
      kind === 'security-events'
        ? await rowOf(database, purgeSecurityEvents, { days })
        : await rowOf(database, purgeByKind[kind], {});
    const removed = row?.removed ?? 0;
    return { removed, isAll: removed < BATCH };
  },
});
