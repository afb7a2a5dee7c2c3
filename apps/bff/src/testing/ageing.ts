import type { Account } from './people.ts';
import type { ObservedDatabase } from './test-database.ts';

const moments = {
  'assisted_recoveries.due_at': 'account_id',
  'assisted_recoveries.expires_at': 'account_id',
  'accounts.email_held_until': 'id',
  'attempt_budgets.refilled_at': 'account_id',
  'browsers.trusted_until': 'account_id',
  'challenges.expires_at': 'account_id',
  'email_codes.expires_at': 'challenge_id',
  'email_codes.sent_at': 'challenge_id',
  'mail_allowances.refilled_at': 'account_id',
  'password_resets.expires_at': 'account_id',
  'pending_activations.expires_at': 'account_id',
  'sessions.created_at': 'account_id',
  'sessions.expires_at': 'account_id',
  'sessions.last_seen_at': 'account_id',
  'sessions.proved_at': 'account_id',
} as const;

export type Moment = keyof typeof moments;

/** Moves a moment of an account's rows into the past, which is the same as waiting: time is the database's. */
export const ageingIn =
  ({ query }: Pick<ObservedDatabase, 'query'>) =>
  async (account: Account, moment: Moment, seconds: number): Promise<void> => {
    const [table = '', column = ''] = moment.split('.');
    const ofAccount =
      moments[moment] !== 'challenge_id'
        ? `${moments[moment]} = $1`
        : 'challenge_id in (select id from challenges where account_id = $1)';
    await query(`update ${table} set ${column} = ${column} - make_interval(secs => $2) where ${ofAccount}`, [
      account.id,
      seconds,
    ]);
  };
