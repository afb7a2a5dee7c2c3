import type { NoticeKind, RequestOrigin } from '@countersign/two-factor';
import { literal, type SqlText, sql } from '../sql.ts';
import { nullable, text, uuid } from '../types.ts';
import { originParameters, originValues } from './security-events.ts';

export const noticeParameters = {
  ...originParameters,
  noticeId: uuid,
  language: text,
  browserName: nullable(text),
  browserSystem: nullable(text),
};

export const noticeValues = (noticeId: string, requestedFrom: RequestOrigin) => ({
  ...originValues(requestedFrom),
  noticeId,
  language: requestedFrom.language,
  browserName: requestedFrom.browser?.name ?? null,
  browserSystem: requestedFrom.browser?.system ?? null,
});

type Parameters = Readonly<Record<keyof typeof noticeParameters, SqlText>>;

/**
 * Queues a notice in the statement that makes the change: both are committed, or neither is (SEC-58). `change` is an
 * earlier CTE with the `account_id`; where it has no row, nobody is told.
 */
export const queueNotice = (kind: NoticeKind, p: Parameters, change: SqlText): SqlText => sql`
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address)
  select ${p.noticeId}, a.id, ${literal(kind)}, coalesce(a.language, ${p.language}), ${p.requestId},
    ${p.browserName}, ${p.browserSystem}, ${p.address}
  from ${change} join accounts a on a.id = ${change}.account_id`;
