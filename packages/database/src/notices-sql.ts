import type { Notice, RequestOrigin } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';

interface NoticeOfChange {
  id: string;
  notice: Notice;
  requestedFrom: RequestOrigin;
  /** A FROM clause over earlier CTEs with the `account_id`; where it has no row, nobody is told. */
  change: SQL;
}

/** Leaves a notice in the statement that makes the change: both are committed, or neither is (SEC-58). */
export const leaveNotice = ({ change, id, notice, requestedFrom }: NoticeOfChange): SQL => sql`
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address)
  select ${id}::uuid, a.id, ${notice}, coalesce(a.language, ${requestedFrom.language}), ${requestedFrom.requestId}::uuid,
    ${requestedFrom.browser?.name ?? null}, ${requestedFrom.browser?.system ?? null}, ${requestedFrom.address}
  from ${change} changed join accounts a on a.id = changed.account_id`;
