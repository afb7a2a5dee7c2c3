import type { NoticeMail } from './mailer.ts';

/** Changes whose owners are still to be told; the statement that makes a change writes its notice. */
export interface Notices {
  /**
   * Those that are due and not too old, `limit` at most. Each is the caller's alone until its next try is due, so that
   * no two replicas send it, and one that dies loses nothing.
   */
  claim(limit: number): Promise<NoticeMail[]>;
  /** Forgets the one that was sent. */
  remove(idempotencyKey: string): Promise<void>;
  /** Gives up those that the provider would no longer know by their keys, and says what is left. */
  takeStock(): Promise<NoticeStock>;
}

export interface NoticeStock {
  waiting: number;
  /** Since the change that has been waiting for longest; null when none is. */
  oldestSeconds: number | null;
  /** The requests whose owners are not told any more. */
  givenUp: string[];
}
