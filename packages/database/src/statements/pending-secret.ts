import { activationLimits, type SecurityEventKind } from '@countersign/two-factor';
import { isActive, mayChangeAgain, mayReplaceFactors } from './parts/factor-change.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { isValid } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, float8, int, text, timestamptz, uuid } from './types.ts';

interface Definition {
  /** The repository. */
  name: string;
  event: SecurityEventKind;
  /** The authenticator that the secret is to replace, of the account `a` and its acting session `s`. */
  replaces: SqlText;
  /** Whether that account and session may begin it. */
  mayBegin: SqlText;
  /** Tells rows `p` of this change from those of the others. */
  isOfChange: SqlText;
}

const pendingColumns = { authenticatorId: uuid, sealedSecret: bytea, keyId: text, expiresAt: timestamptz };

const selectPending = sql`p.authenticator_id as "authenticatorId", p.sealed_secret as "sealedSecret", p.key_id as "keyId", p.expires_at as "expiresAt"`;

/** Statements of a secret that a session has under way; an activation, a move and an addition differ in when they may begin. */
const pendingSecrets = ({ event, isOfChange, mayBegin, name, replaces }: Definition) => ({
  begin: statement({
    name: `${name}.begin`,
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
          security_epoch, replaces, attempts_left, expires_at)
        select a.id, ${p.authenticatorId}, s.id, ${p.sealedSecret}, ${p.keyId},
          a.security_epoch, ${replaces}, ${activationLimits.attempts}, now() + make_interval(secs => ${activationLimits.timeToLive})
        from accounts a join sessions s on s.account_id = a.id
        where s.id = ${p.sessionId} and s.security_epoch = ${p.securityEpoch} and a.security_epoch = s.security_epoch
          and ${mayBegin}
        -- Held, since whoever changes the factors meanwhile ends it.
        for key share of s
        on conflict (session_id) do update set
          authenticator_id = excluded.authenticator_id, sealed_secret = excluded.sealed_secret,
          key_id = excluded.key_id, security_epoch = excluded.security_epoch, replaces = excluded.replaces,
          attempts_left = excluded.attempts_left, created_at = now(), expires_at = excluded.expires_at
        returning account_id, session_id, expires_at
      ),
      event as (
        ${recordEvent({ kind: event, origin: p, change: sql`begun`, sessionId: sql`session_id` })}
      )
      select expires_at as "expiresAt" from begun`,
  }),

  find: statement({
    name: `${name}.find`,
    parameters: { sessionId: uuid },
    columns: pendingColumns,
    text: (p) => sql`
      select ${selectPending}
      from pending_activations p join accounts a on a.id = p.account_id
      where p.session_id = ${p.sessionId} and ${isOfChange} and ${isValid(sql`p`, sql`a`)}`,
  }),

  charge: statement({
    name: `${name}.charge`,
    parameters: { sessionId: uuid },
    columns: { ...pendingColumns, attemptsLeft: int, now: float8 },
    text: (p) => sql`
      update pending_activations p set attempts_left = p.attempts_left - 1
      from accounts a
      where p.session_id = ${p.sessionId} and ${isOfChange} and a.id = p.account_id and ${isValid(sql`p`, sql`a`)}
      returning ${selectPending}, p.attempts_left::int as "attemptsLeft",
        extract(epoch from clock_timestamp())::float8 * 1000 as "now"`,
  }),

  refundUnjudged: statement({
    name: `${name}.refundUnjudged`,
    parameters: { sessionId: uuid },
    columns: {},
    text: (p) => sql`
      update pending_activations p set attempts_left = least(${activationLimits.attempts}, p.attempts_left + 1)
      where p.session_id = ${p.sessionId} and ${isOfChange}`,
  }),

  abandon: statement({
    name: `${name}.abandon`,
    parameters: { sessionId: uuid },
    columns: {},
    text: (p) => sql`delete from pending_activations p where p.session_id = ${p.sessionId} and ${isOfChange}`,
  }),
});

export type PendingSecretStatements = ReturnType<typeof pendingSecrets>;

const hasAuthenticator = sql`exists (select from authenticators t where t.account_id = a.id)`;

/** Beside what is active: by a session that may, a few times a day. */
const mayBeginBeside = sql`${mayReplaceFactors(sql`s`)}
    and ${mayChangeAgain(sql`a.id`)}`;

/**
 * What a row `p` was begun as. Whether two-factor authentication is active does not change without the epoch, and a row of an
 * older one counts for nothing.
 */
export const isOfChange = {
  activation: sql`p.replaces is null and not ${isActive(sql`p.account_id`)}`,
  addition: sql`p.replaces is null and ${isActive(sql`p.account_id`)}`,
  move: sql`p.replaces is not null`,
} as const;

export const pendingOfActivation = pendingSecrets({
  name: 'activations',
  event: 'activation-begun',
  replaces: sql`null::uuid`,
  mayBegin: sql`not ${isActive(sql`a.id`)}`,
  isOfChange: isOfChange.activation,
});

export const pendingOfMove = pendingSecrets({
  name: 'moves',
  event: 'move-begun',
  replaces: sql`(select t.id from authenticators t where t.account_id = a.id)`,
  mayBegin: sql`${hasAuthenticator} and ${mayBeginBeside}`,
  isOfChange: isOfChange.move,
});

export const pendingOfAddition = pendingSecrets({
  name: 'additions',
  event: 'addition-begun',
  replaces: sql`null::uuid`,
  mayBegin: sql`${isActive(sql`a.id`)} and not ${hasAuthenticator} and ${mayBeginBeside}`,
  isOfChange: isOfChange.addition,
});
