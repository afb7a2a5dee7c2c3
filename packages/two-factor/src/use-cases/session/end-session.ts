import type { RequestOrigin } from '../../ports/request.ts';
import type { ActingSession, Sessions } from '../../ports/sessions.ts';

export interface EndSessionInput {
  session: ActingSession;
  /** Of the list. */
  sessionId: string;
  requestedFrom: RequestOrigin;
}

export type EndSessionOutcome =
  | { kind: 'ended' }
  /** Anybody else's, the acting one itself, one that has ended, or none at all: nobody can tell which (SEC-66). */
  | { kind: 'no-such-session' }
  | { kind: 'session-gone' };

/** Ends another session of the same account. */
export const makeEndSession =
  ({ sessions }: { sessions: Pick<Sessions, 'endOne'> }) =>
  async (input: EndSessionInput): Promise<EndSessionOutcome> => ({ kind: await sessions.endOne(input) });
