import {
  amrs,
  challengePurposes,
  deliveries,
  invitationOrigins,
  languages,
  noticeKinds,
  reversibleChanges,
  securityEventKinds,
  trusts,
} from '@countersign/two-factor';
import { customType } from 'drizzle-orm/pg-core';

/**
 * Domains of text, each with the words it allows; a migration follows where a list changes. A domain's check is parsed
 * once per connection, a table's own check again by every statement that writes to the table (decisions/007).
 */
export const domainWords = {
  amr: amrs,
  challenge_purpose: challengePurposes,
  delivery: deliveries,
  invitation_origin: invitationOrigins,
  language: languages,
  notice_kind: noticeKinds,
  reversible_change: reversibleChanges,
  security_event_kind: securityEventKinds,
  trust: trusts,
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Domain = keyof typeof domainWords;

/** Makes columns of one such domain. */
export const wordOf = <Name extends Domain>(domain: Name) =>
  customType<{ data: (typeof domainWords)[Name][number] }>({ dataType: () => domain });

/** A smallint, never negative. */
export const smallCount = customType<{ data: number }>({ dataType: () => 'small_count' });

/** What a token bucket holds: a double, never negative. */
export const tokenCount = customType<{ data: number }>({ dataType: () => 'token_count' });
