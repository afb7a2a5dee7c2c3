import type { RequestOrigin, SecurityEventKind } from '@countersign/two-factor';
import { literal, type SqlText, sql } from '../sql.ts';
import { nullable, text, uuid } from '../types.ts';

export const originParameters = {
  requestId: uuid,
  address: nullable(text),
  browserName: nullable(text),
  browserSystem: nullable(text),
};

export type OriginParameters = Readonly<Record<keyof typeof originParameters, SqlText>>;

export const originValues = ({ address, browser, requestId }: RequestOrigin) => ({
  requestId,
  address,
  browserName: browser?.name ?? null,
  browserSystem: browser?.system ?? null,
});

interface SecurityEvent {
  kind: SecurityEventKind | { parameter: SqlText };
  /** Null for what no request asked for. */
  origin: OriginParameters | null;
  /** A FROM item over earlier CTEs whose row is the change; where it has none, nothing is recorded. */
  change: SqlText;
  /** Columns of the change. */
  accountId?: SqlText;
  sessionId?: SqlText;
  browserId?: SqlText;
  factor?: SqlText;
  isNewBrowser?: SqlText;
  reason?: SqlText;
}

/** Records an event in the statement that makes the change: both are committed, or neither is (SEC-87). */
export function recordEvent({
  accountId = sql`account_id`,
  change,
  kind,
  origin,
  ...optional
}: SecurityEvent): SqlText {
  const { browserId, factor, isNewBrowser, reason, sessionId } = optional;
  const columns: readonly (readonly [column: SqlText, value: SqlText | undefined])[] = [
    [sql`kind`, typeof kind === 'string' ? literal(kind) : kind.parameter],
    [sql`account_id`, accountId],
    [sql`session_id`, sessionId],
    [sql`browser_id`, browserId],
    [sql`factor`, factor],
    [sql`is_new_browser`, isNewBrowser],
    [sql`reason`, reason],
    [sql`request_id`, origin?.requestId],
    [sql`address`, origin?.address],
    [sql`browser_name`, origin?.browserName],
    [sql`browser_system`, origin?.browserSystem],
  ];
  const given = columns.filter(([, value]) => value !== undefined);
  const list = (place: 0 | 1) => given.map((pair) => pair[place]).join(', ') as SqlText;
  return sql`
    insert into security_events (${list(0)})
    select ${list(1)}
    from ${change}`;
}
