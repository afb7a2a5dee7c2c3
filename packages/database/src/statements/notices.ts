import { languages, noticeKinds, noticeLimits, recoverySteps, reversibleChanges } from '@countersign/two-factor';
import { keepMail } from './sent-mails.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, float8, int, nullable, oneOf, text, texts, timestamptz, uuid } from './types.ts';

const { firstPause, givenUpAfter, longestPause } = noticeLimits;

/** Since when it is tried: an operator gives it another day. */
const begun = sql`coalesce(n.retried_at, n.created_at)`;
const tooOld = sql`now() - make_interval(secs => ${givenUpAfter})`;

/** Of a notice `n` whose link belongs to the recovery `h` of its account, by what the link does. */
const ofRecovery = (start: SqlText, cancel: SqlText): SqlText =>
  sql`case n.id when h.start_notice_id then ${start} when h.cancel_notice_id then ${cancel} end`;

export const claimNotices = statement({
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
    recoveryCodesLeft: nullable(int),
    undoableChange: nullable(oneOf(reversibleChanges)),
    linkKeyId: nullable(text),
    recoveryStep: nullable(oneOf(recoverySteps)),
    retries: int,
    createdAt: timestamptz,
  },
  text: (p) => sql`
    with due as materialized (
      select id from notices n
      where due_at <= now() and given_up_at is null and ${begun} > ${tooOld}
      order by due_at limit ${p.limit}
      for update skip locked
    )
    update notices n set tries = n.tries + 1,
      due_at = now() + make_interval(secs => least(${longestPause}, ${firstPause} * 2 ^ n.tries))
    from due left join reversible_changes r on r.id = due.id, accounts a
      left join assisted_recoveries h on h.account_id = a.id and h.security_epoch = a.security_epoch
    where n.id = due.id and a.id = n.account_id
    returning n.id, coalesce(n.email, a.email) as email, n.kind, n.language, n.request_id as "requestId", n.browser_name as "browserName",
      n.browser_system as "browserSystem", n.address,
      n.recovery_codes_left::int as "recoveryCodesLeft", r.kind as "undoableChange",
      coalesce(r.key_id, ${ofRecovery(sql`h.start_key_id`, sql`h.cancel_key_id`)}) as "linkKeyId",
      ${ofRecovery(sql`'start'`, sql`'cancel'`)} as "recoveryStep",
      n.retries::int as "retries", n.created_at as "createdAt"`,
});

export const removeNotice = statement({
  name: 'notices.remove',
  parameters: { id: uuid, mailId: text },
  columns: {},
  text: (p) => sql`
    with delivered as (delete from notices where id = ${p.id} returning account_id)
    ${keepMail({ mailId: p.mailId, kind: 'notice', account: sql`delivered` })}`,
});

export const measureBacklog = statement({
  name: 'notices.measureBacklog',
  parameters: {},
  columns: { waiting: int, oldestSeconds: nullable(float8), givenUp: int, newlyGivenUp: texts },
  text: () => sql`
    with newly as (
      update notices n set given_up_at = now()
      where due_at <= now() and given_up_at is null and ${begun} <= ${tooOld}
      returning request_id
    ),
    counted as (
      select created_at, given_up_at is not null or (due_at <= now() and ${begun} <= ${tooOld}) as is_given_up from notices n
    )
    select (count(*) filter (where not is_given_up))::int as "waiting",
      (extract(epoch from now() - min(created_at) filter (where not is_given_up)))::float8 as "oldestSeconds",
      (count(*) filter (where is_given_up))::int as "givenUp",
      array(select request_id::text from newly) as "newlyGivenUp"
    from counted`,
});

export const listNotices = statement({
  name: 'notices.list',
  parameters: { limit: int },
  columns: {
    id: uuid,
    email: text,
    notice: oneOf(noticeKinds),
    requestId: uuid,
    createdAt: timestamptz,
    tries: int,
    isGivenUp: bool,
  },
  text: (p) => sql`
    select n.id, coalesce(n.email, a.email) as email, n.kind as "notice", n.request_id as "requestId", n.created_at as "createdAt",
      n.tries::int as "tries", n.given_up_at is not null as "isGivenUp"
    from notices n join accounts a on a.id = n.account_id
    order by n.created_at limit ${p.limit}`,
});

export const retryNotices = statement({
  name: 'notices.retry',
  parameters: { ids: nullable(texts) },
  columns: { id: uuid },
  // As text, because an operator types them. A row that was given up is so once, for whoever retries it first.
  text: (p) => sql`
    update notices n set due_at = now(),
      tries = case when n.given_up_at is null then n.tries else 0 end,
      retries = case when n.given_up_at is null then n.retries else n.retries + 1 end,
      retried_at = case when n.given_up_at is null then n.retried_at else now() end,
      given_up_at = null
    where ${p.ids} is null or n.id::text = any (${p.ids})
    returning n.id`,
});
