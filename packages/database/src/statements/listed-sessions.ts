import { type Amr, amrs } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { isLive } from './parts/validity.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, int, nullable, someOf, text, timestamptz, uuid } from './types.ts';

export const listSessions = statement({
  name: 'sessions.list',
  parameters: actingParameters,
  columns: {
    id: uuid,
    isThisOne: bool,
    browserName: nullable(text),
    browserSystem: nullable(text),
    address: nullable(text),
    amr: someOf<Amr>(amrs),
    signedInAt: timestamptz,
    lastSeenAt: timestamptz,
  },
  text: (p) => sql`
    select s.id, s.id = ${p.actingSessionId} as "isThisOne", s.browser_name as "browserName", s.browser_system as "browserSystem",
      s.address, s.amr, s.created_at as "signedInAt", s.last_seen_at as "lastSeenAt"
    from sessions s join accounts a on a.id = s.account_id
    where s.account_id = ${p.accountId} and ${isLive(sql`s`, sql`a`)}
    order by s.id = ${p.actingSessionId} desc, s.last_seen_at desc, s.id`,
});

/** Only a live one of the same account, and never the one that acts: signing out has its own endpoint. */
export const endListedSession = statement({
  name: 'sessions.endOne',
  parameters: { ...originParameters, ...actingParameters, sessionId: uuid },
  columns: { isActing: bool, isEnded: bool },
  text: (p) => sql`
    with ${lockActing(p)},
    ended as (
      delete from sessions s using acting
      where s.id = ${p.sessionId} and s.account_id = acting.account_id and s.id <> acting.id and ${isLive(sql`s`, sql`acting`)}
      returning s.id, s.account_id, s.browser_id
    ),
    event as (
      ${recordEvent({
        kind: 'session-ended',
        origin: p,
        change: sql`ended`,
        sessionId: sql`id`,
        browserId: sql`browser_id`,
      })}
    )
    select exists (select from acting) as "isActing", exists (select from ended) as "isEnded"`,
});

/**
 * Runs before the others are ended: it waits for each answer to a challenge that is being accepted, whose session the next
 * statement then sees and ends; every later answer finds its challenge gone.
 */
export const endOpenSignIns = statement({
  name: 'sessions.endOthers.challenges',
  parameters: actingParameters,
  columns: {},
  text: (p) => sql`
    with ${lockActing(p)}
    delete from challenges c using acting where c.account_id = acting.account_id and c.purpose = 'sign-in'`,
});

/** Rows that no longer counted go too, and nobody is told of them. */
export const endOtherSessions = statement({
  name: 'sessions.endOthers',
  parameters: { ...noticeParameters, ...actingParameters },
  columns: { isActing: bool, ended: int },
  text: (p) => sql`
    with ${lockActing(p)},
    ended as (
      delete from sessions s using acting where s.account_id = acting.account_id and s.id <> acting.id
      returning ${isLive(sql`s`, sql`acting`)} as was_live
    ),
    change as (
      select id, account_id, browser_id from acting where exists (select from ended where was_live)
    ),
    told as (
      ${queueNotice('sessions-ended', p, sql`change`)}
    ),
    event as (
      ${recordEvent({
        kind: 'other-sessions-ended',
        origin: p,
        change: sql`change`,
        sessionId: sql`id`,
        browserId: sql`browser_id`,
      })}
    )
    select exists (select from acting) as "isActing", (select count(*)::int from ended where was_live) as "ended"`,
});
