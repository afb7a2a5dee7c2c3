import type { NoticeMail } from './mailer.ts';

/** Changes whose owners are still to be told; the statement that makes a change writes its notice. */
export interface Notices {
  /**
   * Those that are due and not too old, a handful at most. Each is the caller's alone until its next try is due, so that
   * no two replicas send it, and one that dies loses nothing.
   */
  claim(): Promise<NoticeMail[]>;
  /** Forgets the one that was sent. */
  remove(idempotencyKey: string): Promise<void>;
  /** How many are still to be sent. */
  waiting(): Promise<number>;
}
