import { type Activations, factorNames } from '@countersign/two-factor';
import { rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { confirmActivation } from '../statements/confirm-authenticator.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { isCheckUpDue } from '../statements/parts/check-up.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { newRecoveryCodesValues } from '../statements/parts/recovery-codes.ts';
import { acceptsEmailCodes } from '../statements/parts/validity.ts';
import { pendingOfActivation } from '../statements/pending-secret.ts';
import { sql } from '../statements/sql.ts';
import { type RowOf, statement } from '../statements/statement.ts';
import { bool, int, nullable, oneOf, timestamptz, uuid } from '../statements/types.ts';
import { pendingSecretsOf } from './pending-secrets.ts';

/** A row for each enrolment; what is known of recovery codes, check-up and emailed codes stands in every one. */
const factorsOf = statement({
  name: 'activations.factorsOf',
  parameters: { accountId: uuid },
  columns: {
    factor: oneOf(factorNames),
    enrolledAt: timestamptz,
    codesLeft: nullable(int),
    codesCreatedAt: nullable(timestamptz),
    codesAreSaved: bool,
    isCheckUpDue: bool,
    acceptsEmailCodes: bool,
  },
  text: (p) => sql`
    select f.factor, f.enrolled_at as "enrolledAt", cardinality(r.macs) as "codesLeft", r.created_at as "codesCreatedAt",
      r.saved_at is not null as "codesAreSaved", coalesce(${isCheckUpDue(sql`t`)}, false) as "isCheckUpDue",
      ${acceptsEmailCodes(sql`a`)} as "acceptsEmailCodes"
    from enrolled_factors f join accounts a on a.id = f.account_id left join recovery_codes r on r.account_id = f.account_id
      left join authenticators t on t.account_id = f.account_id
    where f.account_id = ${p.accountId}`,
});

export const createActivations = (database: Sql): Activations => ({
  async factorsOf(accountId) {
    const rows = await rowsOf(database, factorsOf, { accountId });
    const [first] = rows;
    return {
      enrolments: rows.map(({ enrolledAt, factor }) => ({ factor, enrolledAt })),
      recoveryCodes: first ? recoveryCodesFrom(first) : null,
      isCheckUpDue: first?.isCheckUpDue ?? false,
      acceptsEmailCodes: first?.acceptsEmailCodes ?? true,
    };
  },

  ...pendingSecretsOf(database, pendingOfActivation),

  confirm: ({ authenticatorId, browserTokenHash, notice, recoveryCodes, requestedFrom, session, step, tokenHash }) =>
    rowRetryingDeadlock(database, confirmActivation, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...newRecoveryCodesValues(recoveryCodes),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      authenticatorId,
      step,
      tokenHash,
      browserTokenHash,
    }),
});

const recoveryCodesFrom = ({
  codesAreSaved: isSaved,
  codesCreatedAt: createdAt,
  codesLeft: left,
}: RowOf<typeof factorsOf>) => (left === null || createdAt === null ? null : { left, createdAt, isSaved });
