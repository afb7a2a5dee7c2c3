import { createThrottleKeys } from '@countersign/crypto';
import type { Account } from '../../../kit/member.ts';
import { keyringOfReplicas } from '../../../kit/settings.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { emailOf } from './state.ts';

const throttleKeys = createThrottleKeys(keyringOfReplicas);

/** The buckets that an account's changes of the email draw on. */
const emailChangeKeys = (account: Account): Uint8Array[] => [
  throttleKeys.keyOf('email-change-account', account.id),
  ...[0, 1].map((which) => throttleKeys.keyOf('email-change-address', emailOf(account, which))),
];

/** A minute and a day pass, those for which codes by email are held back too, for what limits how often mail is sent and codes are tried: that is tested elsewhere. */
export const liftLimits = ({ query }: TwoReplicas, account: Account) =>
  query(
    `with waited as (
      update challenges set attempts_left = 5 where account_id = $1 returning id
    ),
    sent as (
      update email_codes e set sends_left = 3, sent_at = e.sent_at - interval '61 seconds'
      from waited where e.challenge_id = waited.id
    ),
    changing as (
      delete from throttles
      where key = sha256('changes of factors'::bytea || uuid_send($1::uuid)) or key = any ($2::bytea[])
    ),
    proving as (
      update pending_email_changes set attempts_left = 5, sent_at = sent_at - interval '61 seconds' where account_id = $1
    ),
    resetting as (update password_resets set tries_left = 5 where account_id = $1),
    tried as (delete from throttles using password_resets r where key = r.tries_key and r.account_id = $1),
    held as (update accounts set email_held_until = null where id = $1),
    allowed as (update mail_allowances set tokens = 10 where account_id = $1)
    update attempt_budgets set short_tokens = 10, long_tokens = 50 where account_id = $1`,
    [account.id, emailChangeKeys(account)],
  );
