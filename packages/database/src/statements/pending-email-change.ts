import { refundTokens } from './parts/throttles.ts';
import { isValid } from './parts/validity.ts';
import { codeDeliveryType, keepMail } from './sent-mails.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, byteas, int, nullable, text, timestamptz, uuid } from './types.ts';

export const findEmailChange = statement({
  name: 'emailChanges.find',
  parameters: { sessionId: uuid },
  columns: { email: text, sentAt: timestamptz, expiresAt: timestamptz, delivery: codeDeliveryType },
  text: (p) => sql`
    select e.email, e.sent_at as "sentAt", e.expires_at as "expiresAt",
      case when e.mail_id is not null then coalesce(m.delivery::text, 'pending') end as "delivery"
    from pending_email_changes e join accounts a on a.id = e.account_id left join sent_mails m on m.id = e.mail_id
    where e.session_id = ${p.sessionId} and ${isValid(sql`e`, sql`a`)}`,
});

export const chargeEmailChange = statement({
  name: 'emailChanges.charge',
  parameters: { sessionId: uuid },
  columns: { id: uuid, mac: bytea, keyId: text, attemptsLeft: int },
  text: (p) => sql`
    update pending_email_changes e set attempts_left = e.attempts_left - 1
    from accounts a
    where e.session_id = ${p.sessionId} and a.id = e.account_id and ${isValid(sql`e`, sql`a`)}
    returning e.id, e.mac, e.key_id as "keyId", e.attempts_left::int as "attemptsLeft"`,
});

export const abandonEmailChange = statement({
  name: 'emailChanges.abandon',
  parameters: { sessionId: uuid },
  columns: {},
  text: (p) => sql`delete from pending_email_changes where session_id = ${p.sessionId}`,
});

export const confirmNewAddressSent = statement({
  name: 'emailChanges.confirmSent',
  parameters: { sessionId: uuid, id: uuid, mailId: text },
  columns: {},
  text: (p) => sql`
    with sent as (
      update pending_email_changes set mail_id = ${p.mailId}
      where session_id = ${p.sessionId} and id = ${p.id}
      returning account_id
    )
    ${keepMail({ mailId: p.mailId, kind: 'new-address', account: sql`sent` })}`,
});

const released = { sessionId: uuid, id: uuid, takenKeys: byteas };

/**
 * Refunds a mail that certainly did not leave, once `restore` has put the row back as it was. It locks the row before the
 * buckets, as whoever begins another change does, so that the two never deadlock.
 */
const release = (p: Readonly<Record<keyof typeof released, SqlText>>, restore: SqlText): SqlText => sql`
  with ${refundTokens(p.takenKeys)}
  ${restore}`;

export const releaseFirstEmailChange = statement({
  name: 'emailChanges.release.first',
  parameters: released,
  columns: {},
  text: (p) =>
    release(p, sql`delete from pending_email_changes e where e.session_id = ${p.sessionId} and e.id = ${p.id}`),
});

/** What the session had under way before counts again. */
export const releaseLaterEmailChange = statement({
  name: 'emailChanges.release.later',
  parameters: {
    ...released,
    replacedId: uuid,
    email: text,
    mac: bytea,
    keyId: text,
    attemptsLeft: int,
    mailId: nullable(text),
    sentAt: timestamptz,
    expiresAt: timestamptz,
  },
  columns: {},
  text: (p) =>
    release(
      p,
      sql`
        update pending_email_changes e
        set id = ${p.replacedId}, email = ${p.email}, mac = ${p.mac}, key_id = ${p.keyId}, attempts_left = ${p.attemptsLeft},
          mail_id = ${p.mailId}, sent_at = ${p.sentAt}, expires_at = ${p.expiresAt}
        where e.session_id = ${p.sessionId} and e.id = ${p.id}`,
    ),
});
