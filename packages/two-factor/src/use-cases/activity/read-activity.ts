import type { SecurityEvent, SecurityEvents } from '../../ports/security-events.ts';
import type { ActingSession } from '../../ports/sessions.ts';
import { activityLimits } from '../../rules/limits.ts';
import type { ActivityFilter } from '../../security-event-kinds.ts';

export interface Activity {
  events: (SecurityEvent & { isThisSession: boolean })[];
  next: string | null;
  /** For how long events are kept. */
  keptDays: number;
}

interface Dependencies {
  securityEventDays: number;
  securityEvents: SecurityEvents;
}

interface Wanted {
  session: ActingSession;
  before: string | null;
  only: ActivityFilter | null;
}

/** A page of what happened to the account, for its owner. */
export const makeReadActivity =
  ({ securityEventDays, securityEvents }: Dependencies) =>
  async ({ before, only, session }: Wanted): Promise<Activity> => {
    const { accountId } = session;
    const { events, next } = await securityEvents.list({ accountId, before, only, most: activityLimits.page });
    return {
      events: events.map((event) => ({ ...event, isThisSession: event.sessionId === session.id })),
      next,
      keptDays: securityEventDays,
    };
  };
