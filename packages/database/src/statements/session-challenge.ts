import { type ChallengePurpose, challengeLimits, type SecurityEventKind } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { isActive } from './parts/factor-change.ts';
import { drawsOn } from './parts/guessing-budget.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { literal, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { uuid } from './types.ts';

interface Definition {
  name: string;
  purpose: Exclude<ChallengePurpose, 'sign-in'>;
  event: SecurityEventKind;
}

/** Opens a session's challenge of a purpose, or finds the one that is open. */
export const openSessionChallenge = ({ event, name, purpose }: Definition) =>
  statement({
    name,
    parameters: { ...originParameters, ...actingParameters, challengeId: uuid },
    columns: { challengeId: uuid },
    text: (p) => sql`
      -- 1
      with ${lockActing(p)},
      -- 2 One that is over makes room.
      cleared as (
        delete from challenges c using acting
        where ${isOfSession(sql`acting.id`, purpose)} and (c.expires_at <= now() or c.attempts_left = 0)
        returning c.id
      ),
      -- With two-factor authentication active, every session that lives has proved both factors.
      opening as (
        select acting.*, 'trusted' as trust from acting, (select count(*) from cleared) after_clearing
        where ${isActive(sql`acting.account_id`)}
      ),
      -- 3 The open one stays as it is, so that asking again resets none of its limits.
      opened as (
        insert into challenges (id, purpose, session_id, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
        select ${p.challengeId}, ${literal(purpose)}, id, account_id, browser_id, ${drawsOn(sql`opening`)}, security_epoch,
          ${challengeLimits.attempts}, now() + make_interval(secs => ${challengeLimits.timeToLive})
        from opening
        on conflict (session_id, purpose) do update set purpose = excluded.purpose
        returning id, account_id, session_id, browser_id
      ),
      -- 4
      event as (
        ${recordEvent({
          kind: event,
          origin: p,
          change: sql`opened where id = ${p.challengeId}`,
          sessionId: sql`session_id`,
          browserId: sql`browser_id`,
        })}
      )
      select id as "challengeId" from opened`,
  });

/** Of a row of `challenges c`. */
export const isOfSession = (sessionId: SqlText, purpose: ChallengePurpose): SqlText =>
  sql`c.session_id = ${sessionId} and c.purpose = ${literal(purpose)}`;
