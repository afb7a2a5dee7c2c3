/** Kinds of rows that are deleted once they are past their retention. */
export const expiringRows = [
  'sessions',
  'challenges',
  'pending-activations',
  'pending-email-changes',
  'unlock-links',
  'invitations',
  'password-resets',
  'reversible-changes',
  'assisted-recoveries',
  'throttles',
  'webhook-events',
  'sent-mails',
  'browsers',
  'given-up-notices',
  'security-events',
] as const;

export type ExpiringRows = (typeof expiringRows)[number];

export interface Retention {
  /** Claims this hour's purge for the caller; false where another replica has had it within the last hour. */
  claimTurn(): Promise<boolean>;
  /** Deletes a batch of the oldest expired rows, and says how many they were and whether there may be more. */
  purgeBatch(kind: ExpiringRows, keep: { securityEventDays: number }): Promise<{ removed: number; isAll: boolean }>;
}

/**
 * Begins work that no answer waits for and returns at once. What the work throws is logged and ends there; a graceful
 * shutdown waits for it, a crash loses it.
 */
export type InBackground = (name: string, work: () => Promise<void>) => void;
