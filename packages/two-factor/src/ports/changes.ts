import type { ReversibleChange } from '../vocabulary.ts';
import type { RequestOrigin } from './request.ts';

export type Undoing =
  /** `isEmailBack` is false where another account has the address by now. */
  | { kind: 'undone'; accountId: string; change: ReversibleChange; isEmailBack: boolean }
  /** The account was changed again since. */
  | { kind: 'newer-change'; accountId: string }
  /** Used, expired, or never issued. */
  | { kind: 'gone' };

/** Changes, each with what it replaced, for as long as the owner may take it back. */
export interface Changes {
  /**
   * Puts back what the change replaced, if none of its factors was changed since, or what was there before a change of the
   * email whatever came after it; puts `unmatchableHash` in the place of the password, raises the security epoch, ends every
   * session, challenge and pending secret, and leaves a notice to the owner: all of it, or nothing.
   */
  undo(undoing: {
    tokenHash: Uint8Array;
    unmatchableHash: string;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<Undoing>;
  /** Until the account may move or renew its recovery codes again; 0 where it may. */
  secondsUntilNext(accountId: string): Promise<number>;
}
