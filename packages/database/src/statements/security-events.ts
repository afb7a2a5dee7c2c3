import { amrs, factors, refusedCodeEvents, securityEventKinds } from '@countersign/two-factor';
import { literal, literals, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bigint, bool, int, nullable, oneOf, text, texts, timestamptz, uuid } from './types.ts';

/**
 * The newest events of an account before a moment, in microseconds since 1970. The planner sees no value, since each comes
 * by a subselect: so it has one plan, whichever account, page and filter (decisions/008). `with ties`, so that events of one
 * moment stay together, and the moment alone says where the next page begins.
 */
export const listSecurityEvents = statement({
  name: 'securityEvents.list',
  parameters: { accountId: uuid, before: nullable(bigint), kinds: texts, onlyWarnings: bool, most: int },
  columns: {
    at: timestamptz,
    moment: bigint,
    kind: oneOf(securityEventKinds),
    factor: nullable(oneOf(amrs)),
    isNewBrowser: nullable(bool),
    browserName: nullable(text),
    browserSystem: nullable(text),
    address: nullable(text),
    sessionId: nullable(uuid),
    browserId: nullable(uuid),
    requestId: nullable(uuid),
  },
  text: (p) => sql`
    with page as (
      select * from security_events
      where account_id = (select ${p.accountId})
        and at < (select coalesce(timestamptz 'epoch' + ${p.before} * interval '1 microsecond', 'infinity'))
        and kind = any ((select ${p.kinds})::text[])
        and (
          not (select ${p.onlyWarnings})
          or kind in (${literals(refusedCodeEvents)}) or factor = ${literal(factors['recovery-code'].amr[0])}
          or (kind in ('signed-in', 'challenge-opened') and is_new_browser)
        )
      order by at desc
      fetch first (${p.most}) rows with ties
    )
    select at, (extract(epoch from at) * 1000000)::bigint as moment, kind::text, factor::text,
      is_new_browser as "isNewBrowser", browser_name as "browserName", browser_system as "browserSystem", address,
      session_id as "sessionId", browser_id as "browserId", request_id as "requestId"
    from page
    order by at desc, id desc`,
});
