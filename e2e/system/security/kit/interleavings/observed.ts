import { createHash } from 'node:crypto';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { type TwoReplicas, wireNames } from '../two-replicas.ts';
import { type BrowserName, browserNames, counts, type State } from './state.ts';

/** What can be said of an account by its rows, and of the state that it should be in. */
export interface Observed {
  epoch: number;
  authenticators: number;
  /** Whose sessions count. */
  signedIn: BrowserName[];
  liveSessions: number;
  pendingOf: BrowserName[];
}

interface Rows {
  epoch: number;
  authenticators: number;
  sessions: string[];
  pending: string[];
}

export async function observe(
  { query }: TwoReplicas,
  { id }: Account,
  browsers: Readonly<Record<BrowserName, Browser>>,
): Promise<Observed> {
  const [rows] = await query<Rows & Record<string, unknown>>(
    `select a.security_epoch as epoch,
      (select count(*)::int from authenticators t where t.account_id = a.id) as authenticators,
      array(select encode(s.token_hash, 'hex') from sessions s
        where s.account_id = a.id and s.security_epoch = a.security_epoch) as sessions,
      array(select encode(s.token_hash, 'hex') from pending_activations p join sessions s on s.id = p.session_id
        where p.account_id = a.id and p.security_epoch = a.security_epoch and s.security_epoch = a.security_epoch) as pending
    from accounts a where a.id = $1`,
    [id],
  );
  if (!rows) throw new Error('The account has gone.');
  const hashes = browserNames.map((name) => ({ name, hash: hashOf(browsers[name].cookies.get(wireNames.session)) }));
  const nameOf = (hash: string) => hashes.find((each) => each.hash === hash)?.name ?? null;
  return {
    epoch: rows.epoch,
    authenticators: rows.authenticators,
    signedIn: browserNames.filter((name) => rows.sessions.some((hash) => nameOf(hash) === name)),
    liveSessions: rows.sessions.length,
    pendingOf: browserNames.filter((name) => rows.pending.some((hash) => nameOf(hash) === name)),
  };
}

export function expectedOf(state: State): Observed {
  const { active, browsers, epoch } = state;
  const signedIn = browserNames.filter((name) => counts(state, browsers[name].session));
  return {
    epoch,
    authenticators: active ? 1 : 0,
    signedIn,
    liveSessions: signedIn.length,
    pendingOf: browserNames.filter((name) => browsers[name].pending !== null),
  };
}

const hashOf = (token = '') => createHash('sha256').update(token).digest('hex');

/** A minute and a day pass for what limits how often mail is sent and codes are tried: that is tested elsewhere. */
export const liftLimits = ({ query }: TwoReplicas, { id }: Account) =>
  query(
    `with waited as (
      update challenges set attempts_left = 5 where account_id = $1 returning id
    ),
    sent as (
      update email_codes e set sends_left = 3, sent_at = e.sent_at - interval '61 seconds'
      from waited where e.challenge_id = waited.id
    ),
    allowed as (update mail_allowances set tokens = 10 where account_id = $1)
    update attempt_budgets set short_tokens = 10, long_tokens = 50 where account_id = $1`,
    [id],
  );
