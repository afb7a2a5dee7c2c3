import { challengeLimits, type Deactivations, emailCodeLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { drawsOn } from '../budget.ts';
import { type ChargedRow, chargeFrom, chargeGuess } from '../charge-guess.ts';
import type { Sql } from '../connect.ts';
import { isOpen } from '../liveness.ts';
import { leaveNotice } from '../notices-sql.ts';
import { carryOver, endEverythingElse, raiseEpoch } from '../raise-epoch.ts';
import { refundGuesses } from '../refund-guesses.ts';
import { rowOfWholeChange } from '../rows.ts';
import { noteEvent } from '../security-events-sql.ts';
import { type EmailCodeColumns, emailCodeOf } from './stored.ts';

interface ChargedDeactivationRow extends ChargedRow, EmailCodeColumns {
  challengeId: string;
}

export const deactivationsIn = (database: Sql): Deactivations => ({
  async open({ challengeId, requestedFrom, session }) {
    return rowOfWholeChange<{ challengeId: string }>(
      database,
      sql`
        with cleared as (
          delete from challenges c
          where c.session_id = ${session.id}::uuid and (c.expires_at <= now() or c.attempts_left = 0)
          returning c.id
        ),
        opened as (
          insert into challenges (id, purpose, session_id, account_id, browser_id, trust, security_epoch,
            attempts_left, sends_left, expires_at)
          select ${challengeId}::uuid, 'deactivation', s.id, s.account_id, s.browser_id,
            -- With two-factor authentication active, every session that lives has proved both factors.
            ${drawsOn({ accountId: sql`s.account_id`, trust: sql`'trusted'` })},
            a.security_epoch, ${challengeLimits.attempts}::int, ${emailCodeLimits.sendsPerChallenge}::int,
            now() + make_interval(secs => ${challengeLimits.timeToLive})
          from (select count(*) from cleared) first, sessions s
            join accounts a on a.id = s.account_id and a.security_epoch = s.security_epoch
            join authenticators t on t.account_id = a.id
          where s.id = ${session.id}::uuid
          -- Held, since whoever changes the factors meanwhile ends it.
          for key share of s
          -- The open one stays as it is, so that asking again resets none of its limits.
          on conflict (session_id) do update set purpose = excluded.purpose
          returning id, account_id, session_id, browser_id
        ),
        event as (${noteEvent({
          kind: 'deactivation-begun',
          requestedFrom,
          change: sql`opened where id = ${challengeId}::uuid`,
          sessionId: sql`session_id`,
          browserId: sql`browser_id`,
        })})
        select id as "challengeId" from opened`,
    );
  },

  async charge(session) {
    const row = await rowOfWholeChange<ChargedDeactivationRow>(
      database,
      chargeGuess({
        challenge: sql`c.session_id = ${session.id}::uuid`,
        judged: {
          columns: sql`question.id as "challengeId", e.mac, e.key_id as "macKeyId"`,
          joins: sql`left join email_codes e on e.challenge_id = question.id and e.expires_at > now()`,
        },
      }),
    );
    return chargeFrom(row, (charged) => ({ challengeId: charged.challengeId, emailCode: emailCodeOf(charged) }));
  },

  async confirm({ challengeId, mac, noticeId, requestedFrom, session, tokenHash }) {
    const row = await rowOfWholeChange<{ id: string }>(
      database,
      sql`
        with spent_code as (
          delete from email_codes e
          where e.challenge_id = ${challengeId}::uuid and e.mac = ${mac}::bytea and e.expires_at > now()
          returning e.challenge_id
        ),
        answered as materialized (
          select c.account_id, c.browser_id, c.trust, c.guesses_charged
          from challenges c join spent_code on c.id = spent_code.challenge_id join accounts a on a.id = c.account_id
          where c.session_id = ${session.id}::uuid and ${isOpen}
          for update of c
        ),
        ${raiseEpoch({ from: sql`answered`, seenEpoch: session.securityEpoch })},
        deactivated as (
          delete from authenticators t using raised where t.account_id = raised.account_id returning t.account_id
        ),
        abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
        ${endEverythingElse(session.id)},
        refunded as (${refundGuesses(sql`answered`)}),
        event as (${noteEvent({
          kind: 'deactivated',
          requestedFrom,
          change: sql`deactivated join answered using (account_id)`,
          sessionId: sql`${session.id}`,
          browserId: sql`browser_id`,
          factor: sql`'email'`,
        })}),
        notice as (${leaveNotice({ id: noticeId, notice: 'deactivated', requestedFrom, change: sql`deactivated` })})
        ${carryOver({ sessionId: session.id, tokenHash })}`,
    );
    return row !== null;
  },
});
