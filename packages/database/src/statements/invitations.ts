import { invitationLimits, languages, noticeLimits, signUpLimits } from '@countersign/two-factor';
import { isKept } from './parts/reversible-changes.ts';
import { keepMail } from './sent-mails.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, oneOf, text, timestamptz, uuid } from './types.ts';

/** By an account, or by one whose owner may still have it back. */
const isTaken = (email: SqlText): SqlText => sql`
  (exists (select from accounts a where a.email = ${email}) or ${isKept(email)})`;

const expiresIn = (seconds: number): SqlText => sql`now() + make_interval(secs => ${seconds})`;

const newLink = { id: uuid, email: text, tokenHash: bytea, keyId: text };

/** The first link of an address that has neither an account nor an open invitation. */
export const inviteEmail = statement({
  name: 'invitations.invite',
  parameters: { ...newLink, name: nullable(text), language: oneOf(languages) },
  columns: { isInvited: bool, isTaken: bool },
  text: (p) => sql`
    with state as materialized (
      select ${isTaken(p.email)} as is_taken, exists (
          select from invitations i where i.email = ${p.email} and i.origin = 'operator' and i.expires_at > now()
        ) as is_open
    ),
    invited as (
      insert into invitations (id, email, name, origin, language, token_hash, key_id, due_at, expires_at)
      select ${p.id}, ${p.email}, ${p.name}, 'operator', ${p.language}, ${p.tokenHash}, ${p.keyId}, now(),
        ${expiresIn(invitationLimits.timeToLive)}
      from state where not is_taken and not is_open
      returning id
    )
    select exists (select from invited) as "isInvited", is_taken as "isTaken" from state`,
});

/** Another link, as the newest open one has it. */
export const resendInvitation = statement({
  name: 'invitations.resend',
  parameters: newLink,
  columns: { isResent: bool, isTaken: bool },
  text: (p) => sql`
    with state as materialized (select ${isTaken(p.email)} as is_taken),
    resent as (
      insert into invitations (id, email, name, origin, language, token_hash, key_id, due_at, expires_at)
      select ${p.id}, i.email, i.name, i.origin, i.language, ${p.tokenHash}, ${p.keyId}, now(),
        ${expiresIn(invitationLimits.timeToLive)}
      from state, invitations i
      where not is_taken and i.email = ${p.email} and i.origin = 'operator' and i.expires_at > now()
      order by i.created_at desc limit 1
      returning id
    )
    select exists (select from resent) as "isResent", is_taken as "isTaken" from state`,
});

export const withdrawInvitations = statement({
  name: 'invitations.withdraw',
  parameters: { email: text },
  columns: { isWithdrawn: bool },
  text: (p) => sql`
    -- Locked in the order in which an acceptance locks them.
    with links as materialized (
      select id, expires_at from invitations where email = ${p.email} order by id for update
    ),
    withdrawn as (delete from invitations i using links where i.id = links.id)
    select exists (select from links where expires_at > now()) as "isWithdrawn"`,
});

export const listInvitations = statement({
  name: 'invitations.list',
  parameters: { after: text, limit: int },
  columns: { email: text, name: nullable(text), invitedAt: timestamptz, expiresAt: timestamptz, isMailed: bool },
  text: (p) => sql`
    select distinct on (email) email, name, created_at as "invitedAt", expires_at as "expiresAt", due_at is null as "isMailed"
    from invitations
    where email > ${p.after} and origin = 'operator' and expires_at > now()
    order by email, created_at desc nulls last limit ${p.limit}`,
});

const { firstPause, givenUpAfter, longestPause } = noticeLimits;

/** For as long as the provider remembers the id as its key; a link that it has not taken until then has to be sent anew. */
export const claimInvitations = statement({
  name: 'invitations.claim',
  parameters: { limit: int },
  columns: {
    id: uuid,
    email: text,
    name: nullable(text),
    language: oneOf(languages),
    keyId: text,
    createdAt: timestamptz,
  },
  text: (p) => sql`
    with due as materialized (
      select id from invitations
      where due_at <= now() and created_at > now() - make_interval(secs => ${givenUpAfter})
      order by due_at limit ${p.limit}
      for update skip locked
    )
    update invitations i set tries = i.tries + 1,
      due_at = now() + make_interval(secs => least(${longestPause}, ${firstPause} * 2 ^ i.tries))
    from due where i.id = due.id
    returning i.id, i.email, i.name, i.language, i.key_id as "keyId", i.created_at as "createdAt"`,
});

export const markInvitationMailed = statement({
  name: 'invitations.markMailed',
  parameters: { id: uuid, mailId: text },
  columns: {},
  text: (p) => sql`
    with mailed as (update invitations set due_at = null where id = ${p.id} returning null::uuid as account_id)
    ${keepMail({ mailId: p.mailId, kind: 'invitation', account: sql`mailed` })}`,
});

/** The language is the account's where the address has one; then no link is made. */
export const signUpEmail = statement({
  name: 'invitations.signUp',
  parameters: { id: uuid, email: text, tokenHash: bytea, language: oneOf(languages) },
  columns: { isTaken: bool, language: nullable(oneOf(languages)), now: timestamptz },
  text: (p) => sql`
    with known as materialized (select a.id, a.language from accounts a where a.email = ${p.email}),
    made as (
      insert into invitations (id, email, origin, language, token_hash, expires_at)
      select ${p.id}, ${p.email}, 'sign-up', ${p.language}, ${p.tokenHash}, ${expiresIn(signUpLimits.timeToLive)}
      from (select) one where not ${isTaken(p.email)}
      returning id
    )
    select not exists (select from made) as "isTaken", (select language from known) as "language", now() as "now"`,
});

export const findInvitation = statement({
  name: 'invitations.find',
  parameters: { tokenHash: bytea },
  columns: { email: text, name: nullable(text), expiresAt: timestamptz, isTaken: bool },
  text: (p) => sql`
    select i.email, i.name, i.expires_at as "expiresAt", ${isTaken(sql`i.email`)} as "isTaken"
    from invitations i where i.token_hash = ${p.tokenHash} and i.expires_at > now()`,
});
