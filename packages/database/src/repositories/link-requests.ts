import type { LinkRequest, LinkRequestKeys, SignUpThrottleKeys } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import {
  chargeSignUp as chargeSignUpStatement,
  type chargeUnlockLink,
  type mailRequestColumns,
} from '../statements/charge-mail-request.ts';
import type { ValuesOf } from '../statements/types.ts';

/** Of an unlock link or a password reset. */
export const chargeLinkRequest = async (
  database: Sql,
  charge: typeof chargeUnlockLink,
  { account, accountByDay, network, site }: LinkRequestKeys,
): Promise<LinkRequest> =>
  requestFrom(
    await rowRetryingDeadlock(database, charge, {
      accountKey: account,
      accountByDayKey: accountByDay,
      networkKey: network,
      siteKey: site,
    }),
  );

export const chargeSignUp = async (database: Sql, { email, network, site }: SignUpThrottleKeys): Promise<LinkRequest> =>
  requestFrom(
    await rowRetryingDeadlock(database, chargeSignUpStatement, { emailKey: email, networkKey: network, siteKey: site }),
  );

function requestFrom(row: ValuesOf<typeof mailRequestColumns> | null): LinkRequest {
  if (!row?.isTaken) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
  return { kind: 'taken', isWithinAllowance: row.isWithinAllowance };
}
