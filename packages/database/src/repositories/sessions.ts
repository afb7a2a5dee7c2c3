import { type Amr, type Language, type MetBrowser, type Sessions, sessionLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { meetBrowser, shownAccount } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { noteEvent } from '../security-events-sql.ts';
import { endReplaced, endSurplus, insertSession } from '../sessions-sql.ts';
import { giveTriesBack } from '../throttle.ts';

/** How stale `last_seen_at` may get before a request writes it again: most requests then only read. */
const SEEN_AGAIN_AFTER_SECONDS = 60;

/** No account has as many connections to begin sessions by at once as lie between this and the limit. */
const CROWDED = sessionLimits.perAccount / 2;

interface SessionRow {
  id: string;
  accountId: string;
  email: string;
  language: Language | null;
  securityEpoch: number;
  amr: Amr[];
  signedInAt: string;
  expiresAt: string;
  endsInSeconds: number;
  provedLately: boolean;
}

export const sessionsIn = (database: Sql): Sessions => ({
  async startWithPassword({ accountId, browser, requestedFrom, securityEpoch, session, tries }) {
    const met = await rowOfWholeChange<MetBrowser & { seen: number }>(
      database,
      sql`
        with ${giveTriesBack(tries)},
        browser as (${meetBrowser(browser, shownAccount({ accountId, securityEpoch }))}),
        ended as (${endReplaced(session)}),
        surplus as (${endSurplus(sql`browser`)}),
        begun as (${insertSession(session, sql`browser`)}),
        event as (${noteEvent({
          kind: 'signed-in',
          requestedFrom,
          change: sql`begun join browser using (account_id, browser_id)`,
          sessionId: sql`begun.id`,
          browserId: sql`browser_id`,
          factor: sql`begun.factor`,
          isNewBrowser: sql`is_new`,
        })})
        select browser_id as "browserId", is_new as "isNewBrowser",
          (select count(*)::int from sessions where account_id = ${accountId}::uuid) as "seen"
        from browser`,
    );
    if (!met) throw new Error('The account of a right password has gone.');
    const { browserId, isNewBrowser, seen } = met;
    // Of those that begin at once none sees the others.
    if (seen >= CROWDED) {
      await rowOfWholeChange(
        database,
        endSurplus(sql`(select * from ${shownAccount({ accountId, securityEpoch })})`, 0),
      );
    }
    return { browserId, isNewBrowser };
  },

  async find(tokenHash) {
    const row = await rowOf<SessionRow>(
      database,
      sql`
        with live as (
          select s.*, a.email, a.language from sessions s
            join accounts a on a.id = s.account_id and a.security_epoch = s.security_epoch
          where s.token_hash = ${tokenHash}::bytea and s.expires_at > now()
            and s.last_seen_at > now() - make_interval(secs => ${sessionLimits.idle})
        ),
        seen as (
          update sessions s set last_seen_at = now() from live
          where s.id = live.id and live.last_seen_at < now() - make_interval(secs => ${SEEN_AGAIN_AFTER_SECONDS})
          returning s.last_seen_at
        )
        select id, account_id as "accountId", email, language, security_epoch as "securityEpoch", amr,
          created_at as "signedInAt", expires_at as "expiresAt",
          floor(extract(epoch from least(
            expires_at,
            coalesce((select last_seen_at from seen), last_seen_at) + make_interval(secs => ${sessionLimits.idle})
          ) - now()))::int as "endsInSeconds",
          proved_at > now() - make_interval(secs => ${sessionLimits.proofStaysFresh}) as "provedLately"
        from live`,
    );
    return row && { ...row, signedInAt: new Date(row.signedInAt), expiresAt: new Date(row.expiresAt) };
  },

  async renew({ requestedFrom, sessionId, tokenHash, tries }) {
    const row = await rowOfWholeChange<{ id: string }>(
      database,
      sql`
        with ${giveTriesBack(tries)},
        renewed as (
          update sessions set token_hash = ${tokenHash}::bytea, proved_at = now() where id = ${sessionId}::uuid
          returning id, account_id, browser_id
        ),
        event as (${noteEvent({
          kind: 'password-proved',
          requestedFrom,
          change: sql`renewed`,
          sessionId: sql`id`,
          browserId: sql`browser_id`,
          factor: sql`'pwd'`,
        })})
        select id from renewed`,
    );
    return row !== null;
  },

  async end({ requestedFrom, tokenHash }) {
    // With it goes what it began, in the tables that a change of factors changes too.
    return rowOfWholeChange<{ accountId: string }>(
      database,
      sql`
        with ended as (
          delete from sessions where token_hash = ${tokenHash}::bytea returning id, account_id, browser_id
        ),
        event as (${noteEvent({
          kind: 'signed-out',
          requestedFrom,
          change: sql`ended`,
          sessionId: sql`id`,
          browserId: sql`browser_id`,
        })})
        select account_id as "accountId" from ended`,
    );
  },
});
