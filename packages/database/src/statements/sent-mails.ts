import { codeDeliveries, deliveries, type LinkMailKind, type Mail, webhookLimits } from '@countersign/two-factor';
import { literal, literals, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, float8, nullable, oneOf, text } from './types.ts';

interface KeptMail {
  mailId: SqlText;
  kind: Mail['kind'] | { parameter: SqlText };
  /** What follows `from`: has the `account_id`, and no row where there is nothing to keep. */
  account: SqlText;
}

/** Keeps the id of a mail that has left; an event may have named it already. */
export const keepMail = ({ account, kind, mailId }: KeptMail): SqlText => sql`
  insert into sent_mails (id, account_id, kind)
  select ${mailId}, account_id, ${typeof kind === 'string' ? literal(kind) : kind.parameter} from ${account}
  on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind`;

/** Outside a statement that has to do with the mail anyway. */
export const keepLinkMail = statement({
  name: 'sentMails.keepLinkMail',
  parameters: { mailId: text, kind: oneOf<LinkMailKind>(['unlock-link', 'reset']), email: text },
  columns: {},
  text: (p) =>
    keepMail({
      mailId: p.mailId,
      kind: { parameter: p.kind },
      account: sql`(select id as account_id from accounts where email = ${p.email}) account`,
    }),
});

/** Of a sign-up, whichever of the two mails it was: as long as nobody has set a password, it is no account's. */
export const keepSignUpMail = statement({
  name: 'sentMails.keepSignUpMail',
  parameters: { mailId: text, email: text },
  columns: {},
  text: (p) =>
    keepMail({
      mailId: p.mailId,
      kind: 'sign-up',
      account: sql`(select (select id from accounts where email = ${p.email}) as account_id) account`,
    }),
});

export const codeDeliveryType = nullable(oneOf(codeDeliveries));

/** Of the code `e` and its mail `m`: null as long as it has not left, and where its id is not known. */
export const codeDelivery: SqlText = sql`case when e.has_left and e.mail_id is not null then coalesce(m.delivery::text, 'pending') end`;

/** Outranked by what is further on in the list. */
const rankOf = (delivery: SqlText): SqlText => sql`array_position(array[${literals(deliveries)}], ${delivery}::text)`;

/**
 * Records what became of a mail, once for each event and in whatever order they come: what is known only ever gives way to
 * what outranks it, so that a late "delayed" undoes no "delivered".
 *
 *   1 is it recent? ─► 2 is it the first with its id? ─► 3 mark the mail
 *     database's clock   the row settles it for all replicas
 */
export const recordDelivery = statement({
  name: 'sentMails.recordDelivery',
  parameters: { eventId: text, sentAt: float8, mailId: text, delivery: oneOf(deliveries) },
  columns: { isRecent: bool, isFirst: bool, isNews: bool },
  text: (p) => sql`
    -- 1
    with message as (
      select abs(extract(epoch from now())::float8 - ${p.sentAt}) <= ${webhookLimits.tolerance} as is_recent
    ),
    -- 2
    event as (
      insert into webhook_events (id) select ${p.eventId} from message where is_recent
      on conflict (id) do nothing
      returning id
    ),
    -- 3 It may come before the mail's id is kept, or be about a mail of another program with the same key.
    marked as (
      insert into sent_mails as m (id, delivery, delivery_at) select ${p.mailId}, ${p.delivery}, now() from event
      on conflict (id) do update set delivery = excluded.delivery, delivery_at = now()
        where m.delivery is null or ${rankOf(sql`excluded.delivery`)} > ${rankOf(sql`m.delivery`)}
      returning id
    )
    select is_recent as "isRecent", exists (select from event) as "isFirst", exists (select from marked) as "isNews"
    from message`,
});
