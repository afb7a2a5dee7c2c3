import { type Bucket, resetLimits, signUpLimits, unlockLimits } from '@countersign/two-factor';
import { wholeSeconds } from './parts/buckets.ts';
import { secondsUntilToken, takeNetworkTokens, takeToken } from './parts/throttles.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable } from './types.ts';

// Requests for a mail by an email alone. They are counted by it, whether or not it has an account: none is looked at.

const networkParameters = { networkKey: bytea, siteKey: nullable(bytea) };
type NetworkParameters = Readonly<Record<keyof typeof networkParameters, SqlText>>;
type NetworkLimits = Readonly<Record<'perNetwork' | 'perSite', Bucket>>;

export const mailRequestColumns = { isTaken: bool, isWithinAllowance: bool, retryAfter: nullable(int) };

const anybody = sql`(select) anybody`;

const takeOfNetworks = (p: NetworkParameters, { perNetwork, perSite }: NetworkLimits): SqlText =>
  takeNetworkTokens(p, { network: perNetwork, site: perSite }, anybody);

/** The networks say whether a request is taken; whether the `allowance`, a CTE, has a row is told to nobody. */
const selectOutcome = (
  p: NetworkParameters,
  { perNetwork, perSite }: NetworkLimits,
  allowance: SqlText,
): SqlText => sql`
  outcome as (select exists (select from of_networks) as is_taken)
  select is_taken as "isTaken", exists (select from ${allowance}) as "isWithinAllowance",
    case when not is_taken then ${wholeSeconds(sql`
      greatest(
        ${secondsUntilToken(p.networkKey, perNetwork)},
        ${secondsUntilToken(p.siteKey, perSite)}
      )`)} end as "retryAfter"
  from outcome`;

type LinkLimits = NetworkLimits & Readonly<Record<'perAccount' | 'perAccountByDay', Bucket>>;

const chargeLinkRequest = (name: string, limits: LinkLimits) =>
  statement({
    name,
    parameters: { accountKey: bytea, accountByDayKey: bytea, ...networkParameters },
    columns: mailRequestColumns,
    text: (p) => sql`
      with ${takeOfNetworks(p, limits)},
      of_account as (
        ${takeToken(p.accountKey, limits.perAccount, sql`of_networks`)}
      ),
      of_day as (
        ${takeToken(p.accountByDayKey, limits.perAccountByDay, sql`of_account`)}
      ),
      ${selectOutcome(p, limits, sql`of_day`)}`,
  });

export const chargeUnlockLink = chargeLinkRequest('unlockLinks.charge', unlockLimits);
export const chargePasswordReset = chargeLinkRequest('passwordResets.charge', resetLimits);

export const chargeSignUp = statement({
  name: 'invitations.charge',
  parameters: { emailKey: bytea, ...networkParameters },
  columns: mailRequestColumns,
  text: (p) => sql`
    with ${takeOfNetworks(p, signUpLimits)},
    of_email as (
      ${takeToken(p.emailKey, signUpLimits.perEmail, sql`of_networks`)}
    ),
    ${selectOutcome(p, signUpLimits, sql`of_email`)}`,
});
