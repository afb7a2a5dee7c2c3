import { type Language, type MetBrowser, type UnlockLinks, unlockLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { meetBrowser } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { rowOfWholeChange } from '../rows.ts';
import { noteEvent } from '../security-events-sql.ts';
import { secondsUntilToken, takeToken } from '../throttle.ts';

interface IssuedRow {
  isTaken: boolean;
  retryAfter: number;
  now: string;
  /** Null where no link was made. */
  email: string | null;
  language: Language | null;
}

const { perAccount, perNetwork, timeToLive } = unlockLimits;

export const unlockLinksIn = (database: Sql): UnlockLinks => ({
  async issue({ email, keys, requestedFrom, tokenHash }) {
    const row = await rowOfWholeChange<IssuedRow>(
      database,
      sql`
        with of_network as (${takeToken(sql`${keys.network}::bytea`, perNetwork, sql`(select) anybody`)}),
        of_account as (${takeToken(sql`${keys.account}::bytea`, perAccount, sql`of_network`)}),
        issued as (
          insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
          select ${tokenHash}::bytea, a.id, a.security_epoch, now() + make_interval(secs => ${timeToLive})
          from of_account, accounts a where a.email = ${email}
          returning account_id
        ),
        noted as (${noteEvent({ kind: 'unlock-link-issued', requestedFrom, change: sql`issued` })})
        select exists (select from of_network) as "isTaken", now() as "now",
          ceil(greatest(1, ${secondsUntilToken(sql`${keys.network}::bytea`, perNetwork)}))::int as "retryAfter",
          a.email, a.language
        from (select) one left join issued on true left join accounts a on a.id = issued.account_id`,
    );
    if (!row?.isTaken) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    const { email: to, language, now } = row;
    return { kind: 'taken', toSend: to === null ? null : { addressee: { email: to, language }, now: new Date(now) } };
  },

  async open({ browser, requestedFrom, tokenHash }) {
    const row = await rowOfWholeChange<MetBrowser & { accountId: string }>(
      database,
      sql`
        with opened as (
          delete from unlock_links l using accounts a
          where l.token_hash = ${tokenHash}::bytea and l.expires_at > now()
            and a.id = l.account_id and a.security_epoch = l.security_epoch
          returning l.account_id, l.security_epoch
        ),
        met as (${meetBrowser(browser, sql`opened shown`)}),
        -- Should it be known already, its tries begin anew: that is what the link promises.
        refilled as (delete from throttles b using met where b.key = uuid_send(met.browser_id)),
        noted as (
          ${noteEvent({
            kind: 'browser-unlocked',
            requestedFrom,
            change: sql`met`,
            browserId: sql`browser_id`,
            isNewBrowser: sql`is_new`,
          })}
        )
        select account_id as "accountId", browser_id as "browserId", is_new as "isNewBrowser" from met`,
    );
    if (!row) return null;
    const { accountId, ...met } = row;
    return { accountId, met };
  },
});
