import type { Changes } from '../../ports/changes.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { PasswordHash } from '../../ports/passwords.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { ReversibleChange } from '../../vocabulary.ts';
import type { DeliverNotices } from '../deliver-notices.ts';

export interface UndoChangeInput {
  /** Of the mailed link. */
  token: string;
  requestedFrom: RequestOrigin;
}

export type UndoChangeOutcome =
  /** `isEmailBack` is false where another account has the address by now. */
  | { kind: 'undone'; accountId: string; change: ReversibleChange; isEmailBack: boolean }
  | { kind: 'newer-change'; accountId: string }
  | { kind: 'link-gone' };

interface Dependencies {
  changes: Changes;
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passwordHash: Pick<PasswordHash, 'unmatchable'>;
  random: RandomSource;
}

/**
 * Takes back an account's newest change by the link in its notice, once and within 72 hours; or a change of its email, with all
 * that came after it. The link is all that it needs: it restores what was there, begins no session and gives nobody a factor
 * that the account did not have. Whoever made the change may know the password, so that none opens the account until its
 * owner has reset it.
 */
export const makeUndoChange =
  ({ changes, deliverNotices, inBackground, passwordHash, random }: Dependencies) =>
  async ({ requestedFrom, token }: UndoChangeInput): Promise<UndoChangeOutcome> => {
    const tokenHash = bearerTokenHash(token);
    if (!tokenHash) return { kind: 'link-gone' };
    const undoing = await changes.undo({
      tokenHash,
      unmatchableHash: passwordHash.unmatchable(),
      noticeId: random.id(),
      requestedFrom,
    });
    if (undoing.kind === 'gone') return { kind: 'link-gone' };
    if (undoing.kind === 'undone') inBackground('notices', deliverNotices);
    return undoing;
  };
