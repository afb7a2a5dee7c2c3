import {
  checkUpLimits,
  type FactorName,
  factors,
  type ReversibleChange,
  type SecurityEventKind,
} from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { trustBrowser } from './parts/browsers.ts';
import {
  carryOverSession,
  endChallenges,
  endOtherSessions,
  mayReplaceFactors,
  raiseEpoch,
  takeChange,
} from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { insertRecoveryCodes, newRecoveryCodesParameters } from './parts/recovery-codes.ts';
import { keepReversible, lockedBefore } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { isOfChange } from './pending-secret.ts';
import { literal, literals, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bigint, bytea, int, nullable, type PgTypes, timestamptz, uuid } from './types.ts';

const confirmParameters = {
  ...linkedNoticeParameters,
  ...actingParameters,
  securityEpoch: int,
  authenticatorId: uuid,
  step: bigint,
  tokenHash: bytea,
  browserTokenHash: bytea,
};

type Confirmation<More extends PgTypes> = { readonly [Name in keyof (typeof confirmParameters & More)]: SqlText };

interface Definition<More extends PgTypes> {
  name: string;
  kind: SecurityEventKind & ReversibleChange;
  parameters: More;
  /** Whether a pending row `p` is of this change, and its session may confirm it. */
  isPending: SqlText;
  /** CTEs that place the secret of `proved` for the account of `raised`; one is `activated`, with `created_at`. */
  place: (p: Confirmation<More>) => SqlText;
  /** The CTEs of `place` with what was there before. */
  before: Partial<Record<FactorName, SqlText>>;
  /** What the session `s` carries from then on. */
  amr: SqlText;
}

/**
 * Makes a pending secret the account's authenticator: all of it, or nothing.
 *
 *   1 session, pending secret ──► 2 raise the epoch ─┬─► 3 authenticator ─ 4 browser ─ 5 this session goes on
 *                                    one change wins ├─► 6 end all other sessions and challenges
 *                                                    └─► 7 event ─ 8 notice, and its undo
 */
const confirmPending = <More extends PgTypes>({
  amr,
  before,
  isPending,
  kind,
  name,
  parameters,
  place,
}: Definition<More>) =>
  statement({
    name,
    parameters: { ...confirmParameters, ...parameters },
    columns: { activatedAt: timestamptz, browserId: nullable(uuid) },
    text: (given) => {
      const p = given as Confirmation<More> & Confirmation<Record<never, never>>;
      return sql`
        -- 1
        with ${lockActing(p)},
        proved as (
          delete from pending_activations p using acting
          where p.authenticator_id = ${p.authenticatorId} and p.session_id = acting.id and p.expires_at > now()
            and ${isPending}
          returning p.account_id, p.sealed_secret, p.key_id, p.replaces
        ),
        -- 2
        raised as (
          ${raiseEpoch(sql`proved`, p.securityEpoch)}
        ),
        -- 3 The code's step is spent with it.
        ${place(p)},
        -- 4
        trusting as (
          select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
        ),
        trusted as (
          ${trustBrowser(sql`trusting`, p.browserTokenHash)}
          returning w.id
        ),
        -- 5
        carried_over as (
          ${carryOverSession(sql`raised`, { sessionId: p.actingSessionId, tokenHash: p.tokenHash, amr })}
        ),
        -- 6
        ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
        ended_challenges as (${endChallenges(sql`raised`)}),
        -- 7
        event as (
          ${recordEvent({
            kind,
            origin: p,
            change: sql`activated join acting using (account_id)`,
            sessionId: p.actingSessionId,
            browserId: sql`browser_id`,
            factor: literal(factors.authenticator.amr[0]),
          })}
        ),
        -- 8
        notice as (
          ${queueNotice(kind, p, sql`activated`)}
        ),
        kept as (
          ${keepReversible(kind, p, sql`raised`, before)}
        )
        select activated.created_at as "activatedAt", trusted.id as "browserId"
        from activated, carried_over left join trusted on true`;
    },
  });

/** The password, and the authenticator alone. */
const provedByIt = sql`array[${literals(['pwd', ...factors.authenticator.amr])}]`;

const isOfReplacingSession = sql`
  exists (select from sessions s where s.id = p.session_id and ${mayReplaceFactors(sql`s`)})`;

export const confirmActivation = confirmPending({
  name: 'activations.confirm',
  kind: 'activated',
  parameters: newRecoveryCodesParameters,
  isPending: isOfChange.activation,
  before: {},
  amr: provedByIt,
  place: (p) => sql`
    activated as (
      insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select ${p.authenticatorId}, raised.account_id, proved.sealed_secret, proved.key_id, ${p.step} from raised, proved
      returning account_id, created_at
    ),
    recovery as (
      ${insertRecoveryCodes(p, sql`raised`)}
    )`,
});

/** From one phone to another: the old authenticator ends where the new one begins. */
export const confirmMove = confirmPending({
  name: 'moves.confirm',
  kind: 'moved',
  parameters: {},
  isPending: sql`${isOfChange.move} and ${isOfReplacingSession}`,
  before: { authenticator: sql`replaced` },
  amr: provedByIt,
  place: (p) => sql`
    replaced as (
      ${lockedBefore(sql`authenticators`, sql`raised`)}
    ),
    activated as (
      update authenticators t set id = ${p.authenticatorId}, sealed_secret = proved.sealed_secret, key_id = proved.key_id,
        last_step = ${p.step}, created_at = now(), check_up_at = now() + make_interval(secs => ${checkUpLimits.firstAfter})
      from replaced, proved where t.id = replaced.id and t.id = proved.replaces
      returning t.account_id, t.created_at
    ),
    counted as (
      ${takeChange(sql`activated`)}
    )`,
});

/** Beside passkeys: nothing is replaced, so what else the session has proved counts on. */
export const confirmAddition = confirmPending({
  name: 'additions.confirm',
  kind: 'authenticator-added',
  parameters: {},
  isPending: sql`${isOfChange.addition} and ${isOfReplacingSession}`,
  before: {},
  amr: sql`s.amr || array[${literals(factors.authenticator.amr)}]`,
  place: (p) => sql`
    activated as (
      insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select ${p.authenticatorId}, raised.account_id, proved.sealed_secret, proved.key_id, ${p.step} from raised, proved
      returning account_id, created_at
    ),
    counted as (
      ${takeChange(sql`activated`)}
    )`,
});
