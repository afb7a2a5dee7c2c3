import { createHash } from 'node:crypto';

/**
 * Marks the mail as automatic (RFC 3834), so that auto-responders do not answer and quote a code, and mailboxes do not
 * thread it with the previous one.
 */
export const messageHeaders = (idempotencyKey: string): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  // Stable across retries, because the provider rejects the same key with other content; derived, so that the key stays private.
  'X-Entity-Ref-ID': createHash('sha256').update(`entity-ref:${idempotencyKey}`).digest('base64url').slice(0, 22),
});
