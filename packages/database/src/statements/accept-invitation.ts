import { browserParameters, upsertBrowser } from './parts/browsers.ts';
import { fullLimits } from './parts/new-accounts.ts';
import { isKept } from './parts/reversible-changes.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { endReplaced, insertSession, newSessionParameters } from './parts/sessions.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, text, uuid } from './types.ts';

/**
 * Makes the account that a link invites to, and its first session: all of it, or nothing.
 *
 *   1 lock all links of the address ─► 2 this one is open ─► 3 add the account ─┬─► 4 end every link of the address
 *       one acceptance at a time                              its row is the    ├─► 5 budgets and allowances
 *                                                             session's proof   └─► 6 browser ─► 7 session ─ 8 events
 *
 * Of two links of one address that are opened at once the second finds none once it has the locks; an account that came by
 * another way meanwhile stays as it is, and its links stay to say so.
 */
export const acceptInvitation = statement({
  name: 'invitations.accept',
  parameters: {
    ...browserParameters,
    ...newSessionParameters,
    ...originParameters,
    tokenHash: bytea,
    accountId: uuid,
    passwordHash: text,
  },
  columns: { browserId: uuid, isNewBrowser: bool },
  text: (p) => sql`
    -- 1 In one order, so that two who hold different links do not wait for each other.
    with links as materialized (
      select i.id, i.email, i.name, i.token_hash, i.expires_at from invitations i
      where i.email = (select named.email from invitations named where named.token_hash = ${p.tokenHash})
      order by i.id
      for update
    ),
    -- 2
    opened as (select email, name from links where token_hash = ${p.tokenHash} and expires_at > now()),
    -- 3
    added as (
      insert into accounts (id, email, name, password_hash)
      select ${p.accountId}, email, name, ${p.passwordHash} from opened where not ${isKept(sql`opened.email`)}
      on conflict (email) do nothing
      returning id, security_epoch
    ),
    -- 4
    spent as (delete from invitations i using links, added where i.id = links.id),
    -- 5
    ${fullLimits(sql`added`)},
    -- 6
    browser as (
      ${upsertBrowser(p, sql`(select id as account_id, security_epoch, true as password_proved from added) proved`, 'signed in')}
    ),
    -- 7 The browser may have been signed in to another account.
    replaced as (${endReplaced(p, sql`added`)}),
    begun as (
      ${insertSession(p, sql`browser`)}
    ),
    -- 8 In this order, since the activity shows events of one moment by their ids.
    addition as (
      ${recordEvent({ kind: 'account-added', origin: p, change: sql`browser`, browserId: sql`browser_id` })}
      returning account_id
    ),
    event as (
      ${recordEvent({
        kind: 'signed-in',
        origin: p,
        change: sql`begun join browser using (account_id, browser_id) join addition using (account_id)`,
        sessionId: sql`begun.id`,
        browserId: sql`browser_id`,
        factor: sql`begun.factor`,
        isNewBrowser: sql`is_new`,
      })}
    )
    select browser_id as "browserId", is_new as "isNewBrowser" from browser`,
});
