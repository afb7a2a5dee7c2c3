import {
  factorNames,
  languages,
  movingLimits,
  optionalNotices,
  timeBasedCodeParameters,
} from '@countersign/two-factor';
import { fullLimits } from './parts/new-accounts.ts';
import { isKept } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { byteas, float8s, nullable, oneOf, someOf, text, texts, timestamptz, uuid, uuids } from './types.ts';

/**
 * Adds accounts of another system, each with its authenticator: all of the batch, or nothing. Two imports at once insert in
 * the same order, so neither waits for the other in a circle.
 */
export const addMoved = statement({
  name: 'accounts.addMoved',
  parameters: {
    ids: uuids,
    emails: texts,
    /** Empty for none. */
    names: texts,
    passwordHashes: texts,
    /** The accounts of these authenticators. */
    owners: uuids,
    authenticatorIds: uuids,
    sealedSecrets: byteas,
    keyIds: texts,
  },
  columns: { id: uuid },
  text: (p) => sql`
    with added as (
      insert into accounts (id, email, name, password_hash)
      select m.id, m.email, nullif(m.name, ''), m.password_hash
      from unnest(${p.ids}, ${p.emails}, ${p.names}, ${p.passwordHashes}) m (id, email, name, password_hash)
      where not ${isKept(sql`m.email`)}
      order by m.email
      on conflict (email) do nothing
      returning id
    ),
    -- The other system may have accepted a code of this very moment.
    enrolled as (
      insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select m.id, m.account_id, m.sealed_secret, m.key_id, floor(extract(epoch from now()) / ${timeBasedCodeParameters.period})
      from added join unnest(${p.owners}, ${p.authenticatorIds}, ${p.sealedSecrets}, ${p.keyIds})
        m (account_id, id, sealed_secret, key_id) on m.account_id = added.id
    ),
    ${fullLimits(sql`added`)},
    event as (
      ${recordEvent({ kind: 'account-added', origin: null, change: sql`added`, accountId: sql`id` })}
    )
    select id from added`,
});

export const findTaken = statement({
  name: 'accounts.findTaken',
  parameters: { emails: texts },
  columns: { email: text },
  text: (p) => sql`
    select email from accounts where email = any (${p.emails})
    union
    select wanted.email from unnest(${p.emails}) wanted (email) where ${isKept(sql`wanted.email`)}`,
});

/** What belongs to people and proves nobody: no column of a secret, a hash or a token is named here. */
export const nextExported = statement({
  name: 'accounts.nextExported',
  parameters: { after: text },
  columns: {
    id: uuid,
    email: text,
    name: nullable(text),
    language: nullable(oneOf(languages)),
    createdAt: timestamptz,
    factors: someOf(factorNames),
    /** In milliseconds since 1970, in the order of the factors. */
    since: float8s,
    lastSignedInAt: nullable(timestamptz),
    mutedNotices: someOf(optionalNotices),
  },
  text: (p) => sql`
    select a.id, a.email, a.name, a.language::text, a.created_at as "createdAt", coalesce(enrolled.factors, '{}') as "factors",
      coalesce(enrolled.since, '{}') as "since",
      (
        select e.at from security_events e where e.account_id = a.id and e.kind = 'signed-in' order by e.at desc limit 1
      ) as "lastSignedInAt",
      a.muted_notices as "mutedNotices"
    from accounts a left join lateral (
      select array_agg(f.factor order by f.factor) as factors,
        array_agg((extract(epoch from f.enrolled_at) * 1000)::float8 order by f.factor) as since
      from enrolled_factors f where f.account_id = a.id
    ) enrolled on true
    where a.email > ${p.after}
    order by a.email limit ${movingLimits.batch}`,
});
