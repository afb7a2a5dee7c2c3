import { createHash } from 'node:crypto';

/**
 * What tells machines that a machine wrote the mail (RFC 3834): no responder answers it, quoting a code to wherever
 * answers go, and no mailbox folds it into the one before.
 */
export const messageHeaders = (idempotencyKey: string): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  // The same for a send that is repeated, which the provider would refuse otherwise; the key itself stays with us.
  'X-Entity-Ref-ID': createHash('sha256').update(`entity-ref:${idempotencyKey}`).digest('base64url').slice(0, 22),
});
