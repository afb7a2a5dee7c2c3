import type { Accounts } from '../../ports/accounts.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import { isReason } from '../../rules/reason.ts';

export type BlockAccountOutcome = { kind: 'blocked' | 'blocked-before' | 'no-account' | 'no-reason' };
export type UnblockAccountOutcome = { kind: 'unblocked' | 'not-blocked' | 'no-account' };

/** Ends every session of an account, and lets nobody sign in to it until it is unblocked. */
export const makeBlockAccount =
  ({ accounts }: { accounts: Accounts }) =>
  async (blocking: { email: string; reason: string }): Promise<BlockAccountOutcome> => {
    const reason = blocking.reason.trim();
    if (!isReason(reason)) return { kind: 'no-reason' };
    const isDone = await accounts.block({ email: canonicalEmail(blocking.email), reason });
    if (isDone === null) return { kind: 'no-account' };
    return { kind: isDone ? 'blocked' : 'blocked-before' };
  };

export const makeUnblockAccount =
  ({ accounts }: { accounts: Accounts }) =>
  async (unblocking: { email: string }): Promise<UnblockAccountOutcome> => {
    const isDone = await accounts.unblock({ email: canonicalEmail(unblocking.email) });
    if (isDone === null) return { kind: 'no-account' };
    return { kind: isDone ? 'unblocked' : 'not-blocked' };
  };
