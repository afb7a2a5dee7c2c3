import { browserLimits } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { isKnown } from './parts/browsers.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, nullable, text, timestamptz, uuid } from './types.ts';

export const listBrowsers = statement({
  name: 'browsers.list',
  parameters: actingParameters,
  columns: {
    id: uuid,
    isThisOne: bool,
    browserName: nullable(text),
    browserSystem: nullable(text),
    lastSeenAt: timestamptz,
  },
  text: (p) => sql`
    select w.id, s.id is not null as "isThisOne", w.browser_name as "browserName", w.browser_system as "browserSystem",
      w.last_seen_at as "lastSeenAt"
    from accounts a join browsers w on w.account_id = a.id
      left join sessions s on s.id = ${p.actingSessionId} and s.browser_id = w.id
    where a.id = ${p.accountId} and ${isKnown(sql`w`, sql`a.security_epoch`)}
    order by s.id is not null desc, w.last_seen_at desc, w.id
    limit ${browserLimits.listed}`,
});

/** Sessions and challenges that name it keep their number of it, and whoever reads it finds no row. */
export const forgetBrowser = statement({
  name: 'browsers.forget',
  parameters: { ...originParameters, ...actingParameters, browserId: uuid },
  columns: { isActing: bool, isForgotten: bool },
  text: (p) => sql`
    with ${lockActing(p)},
    forgotten as (
      delete from browsers w using acting where w.id = ${p.browserId} and w.account_id = acting.account_id
      returning w.id
    ),
    event as (
      ${recordEvent({
        kind: 'browser-forgotten',
        origin: p,
        change: sql`acting cross join forgotten`,
        sessionId: sql`acting.id`,
        browserId: sql`forgotten.id`,
      })}
    )
    select exists (select from acting) as "isActing", exists (select from forgotten) as "isForgotten"`,
});

/** Those of an older security epoch too, which are not listed. */
export const forgetBrowsers = statement({
  name: 'browsers.forgetAll',
  parameters: { ...originParameters, ...actingParameters },
  columns: { isActing: bool },
  text: (p) => sql`
    with ${lockActing(p)},
    forgotten as (
      delete from browsers w using acting where w.account_id = acting.account_id
      returning w.id
    ),
    change as (
      select id, account_id, browser_id from acting where exists (select from forgotten)
    ),
    event as (
      ${recordEvent({
        kind: 'browsers-forgotten',
        origin: p,
        change: sql`change`,
        sessionId: sql`id`,
        browserId: sql`browser_id`,
      })}
    )
    select exists (select from acting) as "isActing"`,
});
