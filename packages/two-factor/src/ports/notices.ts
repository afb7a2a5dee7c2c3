import type { NoticeKind, RecoveryStep, ReversibleChange } from '../vocabulary.ts';
import type { IssuedLink } from './crypto.ts';
import type { MailId, NoticeMail } from './mail.ts';

/** A notice whose mail carries a link: the statement that makes the change keeps both. */
export interface LinkedNotice {
  noticeId: string;
  link: IssuedLink;
}

/** Whether the statement has left a notice to the owner, which is to be delivered. */
export interface LeftNotice {
  hasNotice: boolean;
}

/** A notice as it waits. */
export interface DueNotice extends Omit<NoticeMail, 'undo' | 'recovery'> {
  id: string;
  /** What its link takes back, and the key that the link's token derives from; null where it has none. */
  undoable: { change: ReversibleChange; keyId: string } | null;
  /** The same of a link about a recovery. */
  recoverable: { step: RecoveryStep; keyId: string } | null;
}

/** Changes whose owners are still to be told; the statement that makes a change writes its notice. */
export interface Notices {
  /**
   * Those that are due and not too old, `limit` at most. Each is the caller's alone until its next try is due, so that
   * no two replicas send it, and one that dies loses nothing.
   */
  claim(limit: number): Promise<DueNotice[]>;
  /** Deletes the one that was sent, and keeps the id of its mail. */
  remove(sent: { id: string; mailId: MailId }): Promise<void>;
  /** Gives up those that the provider would no longer know by their keys, and counts what there is. */
  measureBacklog(): Promise<NoticeBacklog>;
  /** Those that are not delivered yet, the oldest first, `limit` at most. */
  list(limit: number): Promise<UndeliveredNotice[]>;
  /**
   * Makes undelivered notices due at once, all where `ids` is null, and returns their ids. One that was given up gets
   * another day, under another key.
   */
  retry(ids: readonly string[] | null): Promise<string[]>;
}

/** For an operator: neither what the mail says nor what its link holds. */
export interface UndeliveredNotice {
  id: string;
  email: string;
  notice: NoticeKind;
  requestId: string;
  createdAt: Date;
  tries: number;
  isGivenUp: boolean;
}

export interface NoticeBacklog {
  waiting: number;
  /** Age of the oldest undelivered notice; null when none is waiting. */
  oldestSeconds: number | null;
  /** How many were given up and wait for an operator. */
  givenUp: number;
  /** Ids of the requests whose notices were given up just now. */
  newlyGivenUp: string[];
}
