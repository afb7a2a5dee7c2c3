import { passkeyLimits, type ReversibleChange, type SecurityEventKind } from '@countersign/two-factor';
import { lockActing } from './parts/acting-session.ts';
import { isActive, mayReplaceFactors } from './parts/factor-change.ts';
import { linkedNoticeParameters } from './parts/notices.ts';
import { passkeyChange, passkeyChangeParameters } from './parts/passkey-change.ts';
import { insertRecoveryCodes, newRecoveryCodesParameters } from './parts/recovery-codes.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { acceptsEmailCodes } from './parts/validity.ts';
import { joined, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bigint, bool, bytea, nullable, type PgTypes, text, texts, timestamptz, uuid } from './types.ts';

const newPasskeyParameters = {
  ...linkedNoticeParameters,
  ...passkeyChangeParameters,
  /** What the session was asked to sign. */
  asked: bytea,
  passkeyId: uuid,
  credentialId: bytea,
  publicKey: bytea,
  counter: bigint,
  isSynced: bool,
  transports: texts,
  name: text,
};

type Addition<More extends PgTypes> = { readonly [Name in keyof (typeof newPasskeyParameters & More)]: SqlText };

interface Definition<More extends PgTypes> {
  name: string;
  kind: SecurityEventKind & ReversibleChange;
  parameters: More;
  /** Whether the session `s` of the account of `acting` may. */
  mayBeMade: SqlText;
  /** What else goes with it. */
  more: (p: Addition<More>) => { made: readonly SqlText[]; amr?: SqlText; factor?: SqlText };
}

/**
 * Keeps the passkey that a browser made, by what its session was asked to sign, which is spent with it: all of it, or nothing.
 * With the first passkey of an account emailed codes count, whatever its owner chose beside an earlier one.
 */
const keepPasskey = <More extends PgTypes>({ kind, mayBeMade, more, name, parameters }: Definition<More>) =>
  statement({
    name,
    parameters: { ...newPasskeyParameters, ...parameters },
    columns: { addedAt: timestamptz, browserId: nullable(uuid) },
    text: (given) => {
      const p = given as Addition<More> & Addition<Record<never, never>>;
      const { made, ...proved } = more(p);
      const kept = sql`
        kept as (
          ${keepReversible(kind, p, sql`raised`, { passkey: sql`before` })}
        )`;
      return sql`
        -- 1
        with ${lockActing(p)},
        asked as (
          delete from passkey_ceremonies c using acting
          where c.session_id = acting.id and c.challenge = ${p.asked} and c.expires_at > now()
          returning c.session_id
        ),
        changing as materialized (
          select acting.account_id
          from acting join asked on asked.session_id = acting.id join sessions s on s.id = acting.id
          where acting.security_epoch = ${p.securityEpoch} and ${mayBeMade}
            and not exists (select from passkeys k where k.credential_id = ${p.credentialId})
        ),
        ${passkeyChange(p, { kind, also: sql`, accepts_email_codes = ${acceptsEmailCodes(sql`a`)}`, ...proved })},
        -- 7
        before as (
          select k.* from passkeys k join raised on k.account_id = raised.account_id for update of k
        ),
        added as (
          insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
          select ${p.passkeyId}, account_id, ${p.credentialId}, ${p.publicKey}, ${p.counter}, ${p.isSynced},
            ${p.transports}, ${p.name}
          from raised, (select count(*) from before) after_reading
          returning account_id, created_at
        ),
        ${joined([...made, kept], ',\n')}
        select added.created_at as "addedAt", trusted.id as "browserId"
        from added, carried_over left join trusted on true`;
    },
  });

/** Beside what is active, by a session that has proved a factor which may add others. */
export const addPasskey = keepPasskey({
  name: 'passkeys.add',
  kind: 'passkey-added',
  parameters: {},
  mayBeMade: sql`${mayReplaceFactors(sql`s`)} and ${isActive(sql`acting.account_id`)}
    and (select count(*) from passkeys k where k.account_id = acting.account_id) < ${passkeyLimits.perAccount}`,
  more: () => ({ made: [] }),
});

/** As the first factor, with recovery codes; the session goes on as one that it proved. */
export const activateByPasskey = keepPasskey({
  name: 'passkeys.activate',
  kind: 'activated',
  parameters: { ...newRecoveryCodesParameters, methods: texts },
  mayBeMade: sql`not ${isActive(sql`acting.account_id`)}`,
  more: (p) => ({
    made: [
      sql`
        recovery as (
          ${insertRecoveryCodes(p, sql`raised`)}
        )`,
      sql`abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id)`,
    ],
    amr: sql`array['pwd'] || ${p.methods}`,
    factor: sql`(${p.methods})[cardinality(${p.methods})]`,
  }),
});
