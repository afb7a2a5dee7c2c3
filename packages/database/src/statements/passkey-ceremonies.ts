import { passkeyLimits } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { isActive } from './parts/factor-change.ts';
import { isValid } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, byteas, int, json, nullable, type PgTypes, uuid } from './types.ts';

/** The credentials of an account, and in the same order how each is reached. */
export const descriptorColumns = { credentialIds: byteas, transports: json<readonly (readonly string[])[]>() };

const descriptors = (accountId: SqlText): SqlText => sql`
  array(select k.credential_id from passkeys k where k.account_id = ${accountId} order by k.id) as "credentialIds",
  coalesce((
    select jsonb_agg(to_jsonb(k.transports) order by k.id) from passkeys k where k.account_id = ${accountId}
  ), '[]') as "transports"`;

const expiry = sql`now() + make_interval(secs => ${passkeyLimits.timeToLive})`;

/** For the session's next registration, in place of the last. */
export const beginRegistration = statement({
  name: 'passkeys.beginRegistration',
  parameters: { ...actingParameters, asked: bytea },
  columns: { count: int, ...descriptorColumns },
  text: (p) => sql`
    with ${lockActing(p)},
    begun as (
      insert into passkey_ceremonies (challenge, session_id, expires_at)
      select ${p.asked}, acting.id, ${expiry} from acting
      on conflict (session_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
    )
    select (select count(*)::int from passkeys k where k.account_id = acting.account_id) as "count",
      ${descriptors(sql`acting.account_id`)}
    from acting`,
});

export const findRegistration = statement({
  name: 'passkeys.findRegistration',
  parameters: { sessionId: uuid },
  columns: { challenge: nullable(bytea), isActive: bool },
  text: (p) => sql`
    select c.challenge, ${isActive(sql`s.account_id`)} as "isActive"
    from sessions s left join passkey_ceremonies c on c.session_id = s.id and c.expires_at > now()
    where s.id = ${p.sessionId}`,
});

interface AssertionDefinition<Parameters extends PgTypes> {
  name: string;
  parameters: Parameters;
  /** Picks the one challenge `c` that is to be answered. */
  answered: (parameters: { readonly [Name in keyof Parameters]: SqlText }) => SqlText;
}

/** For the next answer to an open challenge, in place of what was asked before. */
export const beginAssertion = <const Parameters extends PgTypes>({
  answered,
  name,
  parameters,
}: AssertionDefinition<Parameters>) =>
  statement({
    name,
    parameters: { ...parameters, asked: bytea },
    columns: descriptorColumns,
    text: (p) => sql`
      with challenge as materialized (
        select c.id, c.account_id from challenges c join accounts a on a.id = c.account_id
        where ${answered(p)} and ${isValid(sql`c`, sql`a`)}
        for update of c
      ),
      begun as (
        insert into passkey_ceremonies (challenge, challenge_id, expires_at)
        select ${p.asked}, id, ${expiry} from challenge
        on conflict (challenge_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
      )
      select ${descriptors(sql`challenge.account_id`)} from challenge`,
  });
