import {
  type LinkedNotice,
  type NoticeKind,
  noticeThrottle,
  optionalNotices,
  type RequestOrigin,
} from '@countersign/two-factor';
import { literal, type SqlText, sql } from '../sql.ts';
import { bytea, text, uuid } from '../types.ts';
import { originParameters, originValues } from './security-events.ts';
import { ownKey, takeToken } from './throttles.ts';

export const noticeParameters = {
  ...originParameters,
  noticeId: uuid,
  language: text,
};

export const noticeValues = (noticeId: string, requestedFrom: RequestOrigin) => ({
  ...originValues(requestedFrom),
  noticeId,
  language: requestedFrom.language,
});

export type NoticeParameters = Readonly<Record<keyof typeof noticeParameters, SqlText>>;

/** Of a notice whose mail carries a link, which the statement keeps too. */
export const linkedNoticeParameters = { ...noticeParameters, linkTokenHash: bytea, linkKeyId: text };

export const linkedNoticeValues = ({ link, noticeId }: LinkedNotice, requestedFrom: RequestOrigin) => ({
  ...noticeValues(noticeId, requestedFrom),
  linkTokenHash: link.tokenHash,
  linkKeyId: link.keyId,
});

export type LinkedNoticeParameters = Readonly<Record<keyof typeof linkedNoticeParameters, SqlText>>;

/**
 * Queues a notice in the statement that makes the change: both are committed, or neither is (SEC-58). `change` is an
 * earlier CTE with the `account_id`; where it has no row, nobody is told, nor where the owner has switched off an optional
 * notice. `recoveryCodesLeft` is for what the notice says; `email` is where it goes, if not wherever the account's mail goes.
 */
export const queueNotice = (
  kind: NoticeKind,
  p: NoticeParameters,
  change: SqlText,
  recoveryCodesLeft: SqlText = sql`null`,
  email: SqlText | null = null,
): SqlText => sql`
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left${email === null ? sql`` : sql`, email`})
  select ${p.noticeId}, a.id, ${literal(kind)}, coalesce(a.language, ${p.language}), ${p.requestId},
    ${p.browserName}, ${p.browserSystem}, ${p.address}, ${recoveryCodesLeft}${email === null ? sql`` : sql`, ${email}`}
  from ${change} join accounts a on a.id = ${change}.account_id${
    isOptional(kind) ? sql` where not ${literal(kind)} = any (a.muted_notices)` : sql``
  }`;

const isOptional = (kind: NoticeKind) => optionalNotices.some((optional) => optional === kind);

/**
 * CTEs that leave a notice of a browser's first sign-in, unless no browser of the account had signed in before. `begun` is an
 * earlier CTE with `account_id` and `signs_in_first`; for a browser that has signed in before, nothing further is looked up.
 */
export const noticeOfNewBrowser = (p: NoticeParameters, begun: SqlText): SqlText => sql`
  new_browser as materialized (
    select account_id from ${begun}
    where signs_in_first and (
      exists (select from browsers other where other.account_id = ${begun}.account_id and other.signed_in_at is not null)
      or exists (select from security_events e where e.account_id = ${begun}.account_id and e.kind = 'signed-in')
    )
  ),
  told as (
    ${takeToken(ownKey('notices of new browsers', sql`new_browser.account_id`), noticeThrottle.newBrowsers, sql`new_browser`)}
  ),
  telling as (select account_id from new_browser, told),
  notice as (
    ${queueNotice('new-browser', p, sql`telling`)}
    returning id
  )`;
