/** Rows that count for nothing any more. */
export const leftovers = [
  'sessions',
  'challenges',
  'pending-activations',
  'unlock-links',
  'throttles',
  'browsers',
  'security-events',
] as const;

export type Leftover = (typeof leftovers)[number];

export interface Leftovers {
  /** Whether it is this caller's turn: nobody set about it within the last hour. */
  takeTurn(): Promise<boolean>;
  /** Removes a batch of the oldest and says how many they were, and whether there may be more. */
  removeSome(kind: Leftover, keep: { securityEventDays: number }): Promise<{ removed: number; isAll: boolean }>;
}
