import type { RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { ActingSession, Sessions } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';

export interface EndOtherSessionsInput {
  session: ActingSession;
  requestedFrom: RequestOrigin;
}

export type EndOtherSessionsOutcome = { kind: 'ended'; ended: number } | { kind: 'session-gone' };

interface Dependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  random: RandomSource;
  sessions: Pick<Sessions, 'endOthers'>;
}

/** Ends all sessions of the account but this one, and every sign-in that waits for its second step. */
export const makeEndOtherSessions =
  ({ deliverNotices, inBackground, random, sessions }: Dependencies) =>
  async (input: EndOtherSessionsInput): Promise<EndOtherSessionsOutcome> => {
    const ended = await sessions.endOthers({ ...input, noticeId: random.id() });
    if (ended === null) return { kind: 'session-gone' };
    if (ended > 0) inBackground('notices', deliverNotices);
    return { kind: 'ended', ended };
  };
