import { languages, type UnlockLinks, unlockLimits } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { chargeUnlockLink } from '../statements/charge-mail-request.ts';
import { browserParameters, browserValues, upsertBrowser } from '../statements/parts/browsers.ts';
import { originParameters, originValues, recordEvent } from '../statements/parts/security-events.ts';
import { sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { bool, bytea, nullable, oneOf, text, timestamptz, uuid } from '../statements/types.ts';
import { chargeLinkRequest } from './link-requests.ts';

const issue = statement({
  name: 'unlockLinks.issue',
  parameters: { ...originParameters, email: text, tokenHash: bytea },
  columns: {
    now: timestamptz,
    /** Null where no link was made. */
    email: nullable(text),
    language: nullable(oneOf(languages)),
  },
  text: (p) => sql`
    with issued as (
      insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
      select ${p.tokenHash}, a.id, a.security_epoch, now() + make_interval(secs => ${unlockLimits.timeToLive})
      from accounts a where a.email = ${p.email}
      returning account_id
    ),
    event as (
      ${recordEvent({ kind: 'unlock-link-issued', origin: p, change: sql`issued` })}
    )
    select now() as "now", a.email, a.language
    from (select) one left join issued on true left join accounts a on a.id = issued.account_id`,
});

const open = statement({
  name: 'unlockLinks.open',
  parameters: { ...browserParameters, ...originParameters, tokenHash: bytea },
  columns: { accountId: uuid, browserId: uuid, isNewBrowser: bool },
  text: (p) => sql`
    with opened as (
      delete from unlock_links l using accounts a
      where l.token_hash = ${p.tokenHash} and l.expires_at > now()
        and a.id = l.account_id and a.security_epoch = l.security_epoch
      returning l.account_id, l.security_epoch, false as password_proved
    ),
    met as (
      ${upsertBrowser(p, sql`opened as proved`)}
    ),
    -- A browser that once gave the password has its own attempts anew; what links made known share stays as it is.
    refilled as (delete from throttles b using met where b.key = uuid_send(met.browser_id)),
    event as (
      ${recordEvent({
        kind: 'browser-unlocked',
        origin: p,
        change: sql`met`,
        browserId: sql`browser_id`,
        isNewBrowser: sql`is_new`,
      })}
    )
    select account_id as "accountId", browser_id as "browserId", is_new as "isNewBrowser" from met`,
});

export const createUnlockLinks = (database: Sql): UnlockLinks => ({
  charge: (keys) => chargeLinkRequest(database, chargeUnlockLink, keys),

  async issue({ email, requestedFrom, tokenHash }) {
    const row = await rowRetryingDeadlock(database, issue, { ...originValues(requestedFrom), email, tokenHash });
    if (!row) throw new Error('A statement that selects one row has selected none.');
    const { email: to, language, now } = row;
    return { addressee: to === null ? null : { email: to, language }, now };
  },

  async open({ browser, requestedFrom, tokenHash }) {
    const row = await rowRetryingDeadlock(database, open, {
      ...browserValues(browser),
      ...originValues(requestedFrom),
      tokenHash,
    });
    if (!row) return null;
    const { accountId, ...met } = row;
    return { accountId, met };
  },
});
