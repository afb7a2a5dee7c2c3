import type { LinkTokens } from '../ports/crypto.ts';
import type { Mailer, NoticeMail, RecoveryOffer, UndoOffer } from '../ports/mail.ts';
import type { DueNotice, Notices } from '../ports/notices.ts';
import { recoveryLimits, undoLimits } from '../rules/limits.ts';
import type { RecoveryStep, ReversibleChange } from '../vocabulary.ts';

interface Dependencies {
  linkTokens: LinkTokens;
  mailer: Mailer;
  notices: Notices;
  /** The page of the console that takes this step of a recovery, with this token. */
  recoveryLinkTo: (step: RecoveryStep, token: string) => string;
  /** Once aborted, no more notices are claimed. */
  stopping: AbortSignal;
  /** The page of the console that takes a change of this kind back, with this token. */
  undoLinkTo: (change: ReversibleChange, token: string) => string;
}

export type DeliverNotices = ReturnType<typeof makeDeliverNotices>;

/** A link that starts a recovery counts for three days; one that cancels it, until it is due. */
const HOURS_OF: Record<RecoveryStep, number> = {
  start: recoveryLimits.timeToStart / 3_600,
  cancel: recoveryLimits.wait / 3_600,
};

/** Concurrent deliveries per replica, bounded for a provider that is slow or has just recovered. */
const AT_ONCE = 10;

/**
 * Delivers due notices to the owners of accounts (SEC-58), a few at a time: the backlog waits in the database, not in memory.
 * Undelivered ones stay for a later retry. Resolves when nothing is due, when the provider accepts nothing, or on shutdown.
 */
export function makeDeliverNotices({ linkTokens, mailer, notices, stopping, ...links }: Dependencies) {
  let underWay: Promise<void> | null = null;
  let mayBeMore = false;

  function undoOf({ id, undoable }: DueNotice): UndoOffer | null {
    const token = undoable && linkTokens.tokenOf(id, undoable.keyId);
    if (undoable === null || token === null) return null;
    const { change } = undoable;
    return { change, link: links.undoLinkTo(change, token), hoursToLive: undoLimits.timeToLive / 3_600 };
  }

  function recoveryOf({ id, recoverable }: DueNotice): RecoveryOffer | null {
    const token = recoverable && linkTokens.tokenOf(id, recoverable.keyId);
    if (recoverable === null || token === null) return null;
    const { step } = recoverable;
    return { step, link: links.recoveryLinkTo(step, token), hoursToLive: HOURS_OF[step] };
  }

  function mailOf(due: DueNotice): NoticeMail {
    const { id: _, recoverable: __, undoable: ___, ...notice } = due;
    return { ...notice, undo: undoOf(due), recovery: recoveryOf(due) };
  }

  async function send(notice: DueNotice): Promise<boolean> {
    // An unknown outcome is harmless: the provider deduplicates by key.
    const mailed = await mailer.send(mailOf(notice));
    if (mailed.kind !== 'sent') return false;
    await notices.remove({ id: notice.id, mailId: mailed.mailId });
    return true;
  }

  async function deliver(): Promise<void> {
    try {
      while (mayBeMore && !stopping.aborted) {
        mayBeMore = false;
        const claimed = await notices.claim(AT_ONCE);
        const sent = await Promise.all(claimed.map(send));
        if (claimed.length === AT_ONCE && sent.includes(true)) mayBeMore = true;
      }
    } finally {
      underWay = null;
    }
  }

  return (): Promise<void> => {
    mayBeMore = true;
    underWay ??= deliver();
    return underWay;
  };
}
