import { activationLimits, factors, primaryFactors } from '@countersign/two-factor';
import { trustBrowser } from './parts/browsers.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './parts/factor-change.ts';
import { noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { isValid } from './parts/validity.ts';
import { literal, literals, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bigint, bytea, float8, int, nullable, text, timestamptz, uuid } from './types.ts';

export const beginActivation = statement({
  name: 'activations.begin',
  parameters: {
    ...originParameters,
    sessionId: uuid,
    securityEpoch: int,
    authenticatorId: uuid,
    sealedSecret: bytea,
    keyId: text,
  },
  columns: { expiresAt: timestamptz },
  text: (p) => sql`
    with begun as (
      insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id,
        security_epoch, attempts_left, expires_at)
      select a.id, ${p.authenticatorId}, s.id, ${p.sealedSecret}, ${p.keyId},
        a.security_epoch, ${activationLimits.attempts}, now() + make_interval(secs => ${activationLimits.timeToLive})
      from accounts a join sessions s on s.account_id = a.id
      where s.id = ${p.sessionId} and s.security_epoch = ${p.securityEpoch} and a.security_epoch = s.security_epoch
        and not exists (
          select from enrolled_factors f where f.account_id = a.id and f.factor in (${literals(primaryFactors)})
        )
      -- Held, since whoever changes the factors meanwhile ends it.
      for key share of s
      on conflict (session_id) do update set
        authenticator_id = excluded.authenticator_id, sealed_secret = excluded.sealed_secret,
        key_id = excluded.key_id, security_epoch = excluded.security_epoch,
        attempts_left = excluded.attempts_left, created_at = now(), expires_at = excluded.expires_at
      returning account_id, session_id, expires_at
    ),
    event as (
      ${recordEvent({ kind: 'activation-begun', origin: p, change: sql`begun`, sessionId: sql`session_id` })}
    )
    select expires_at as "expiresAt" from begun`,
});

const pendingColumns = { authenticatorId: uuid, sealedSecret: bytea, keyId: text, expiresAt: timestamptz };

const selectPending = sql`p.authenticator_id as "authenticatorId", p.sealed_secret as "sealedSecret", p.key_id as "keyId", p.expires_at as "expiresAt"`;

export const findPendingActivation = statement({
  name: 'activations.find',
  parameters: { sessionId: uuid },
  columns: pendingColumns,
  text: (p) => sql`
    select ${selectPending}
    from pending_activations p join accounts a on a.id = p.account_id
    where p.session_id = ${p.sessionId} and ${isValid(sql`p`, sql`a`)}`,
});

export const chargeActivation = statement({
  name: 'activations.charge',
  parameters: { sessionId: uuid },
  columns: { ...pendingColumns, attemptsLeft: int, now: float8 },
  text: (p) => sql`
    update pending_activations p set attempts_left = p.attempts_left - 1
    from accounts a
    where p.session_id = ${p.sessionId} and a.id = p.account_id and ${isValid(sql`p`, sql`a`)}
    returning ${selectPending}, p.attempts_left::int as "attemptsLeft",
      extract(epoch from clock_timestamp())::float8 * 1000 as "now"`,
});

export const refundActivation = statement({
  name: 'activations.refundUnjudged',
  parameters: { sessionId: uuid },
  columns: {},
  text: (p) => sql`
    update pending_activations set attempts_left = least(${activationLimits.attempts}, attempts_left + 1)
    where session_id = ${p.sessionId}`,
});

/**
 * Makes a pending secret the account's authenticator: all of it, or nothing.
 *
 *   1 take the pending secret ──► 2 raise the epoch ─┬─► 3 authenticator ─ 4 browser ─ 5 this session goes on
 *                                    one change wins ├─► 6 end all other sessions and challenges
 *                                                    └─► 7 event ─ 8 notice
 */
export const confirmActivation = statement({
  name: 'activations.confirm',
  parameters: {
    ...noticeParameters,
    sessionId: uuid,
    securityEpoch: int,
    authenticatorId: uuid,
    step: bigint,
    tokenHash: bytea,
    browserTokenHash: bytea,
  },
  columns: { activatedAt: timestamptz, browserId: nullable(uuid) },
  text: (p) => sql`
    -- 1
    with proved as (
      delete from pending_activations p
      where p.authenticator_id = ${p.authenticatorId} and p.session_id = ${p.sessionId} and p.expires_at > now()
      returning p.account_id, p.sealed_secret, p.key_id
    ),
    -- 2
    raised as (
      ${raiseEpoch(sql`proved`, p.securityEpoch)}
    ),
    -- 3 The code's step is spent with it.
    activated as (
      insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select ${p.authenticatorId}, raised.account_id, proved.sealed_secret, proved.key_id, ${p.step} from raised, proved
      returning account_id, created_at
    ),
    -- 4
    acting as (
      select raised.account_id, raised.security_epoch, s.browser_id from raised join sessions s on s.id = ${p.sessionId}
    ),
    trusted as (
      ${trustBrowser(sql`acting`, p.browserTokenHash)}
      returning w.id
    ),
    -- 5
    carried_over as (
      ${carryOverSession(sql`raised`, { sessionId: p.sessionId, tokenHash: p.tokenHash, amr: sql`array[${literals(['pwd', factors.authenticator.amr])}]` })}
    ),
    -- 6
    ended_sessions as (${endOtherSessions(sql`raised`, p.sessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 7
    event as (
      ${recordEvent({
        kind: 'activated',
        origin: p,
        change: sql`activated left join acting using (account_id)`,
        sessionId: p.sessionId,
        browserId: sql`browser_id`,
        factor: literal(factors.authenticator.amr),
      })}
    ),
    -- 8
    notice as (
      ${queueNotice('activated', p, sql`activated`)}
    )
    select activated.created_at as "activatedAt", trusted.id as "browserId"
    from activated, carried_over left join trusted on true`,
});
