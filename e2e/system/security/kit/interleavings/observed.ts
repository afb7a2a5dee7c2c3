import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { type TwoReplicas, wireNames } from '../two-replicas.ts';
import { hashOf } from './hash-of.ts';
import { type BrowserName, browserNames, counts, emailOf, type State } from './state.ts';

/** What can be said of an account by its rows, and of the state that it should be in. */
export interface Observed {
  epoch: number;
  email: string | undefined;
  authenticators: number;
  passkeys: number;
  /** Recovery codes that are left; null where there is no set. */
  codes: number | null;
  /** That can be taken back. */
  changes: number;
  /** Whose sessions count. */
  signedIn: BrowserName[];
  liveSessions: number;
  /** Whose challenges count: a sign-in beside a change may have come before it or after it. */
  challenged: BrowserName[];
  pendingOf: BrowserName[];
  /** Who is about to prove another address. */
  provingOf: BrowserName[];
  recovery: 'offered' | 'started' | null;
  /** Links for a new password that count. */
  resets: number;
}

interface Rows
  extends Pick<
    Observed,
    'authenticators' | 'changes' | 'codes' | 'email' | 'epoch' | 'passkeys' | 'recovery' | 'resets'
  > {
  sessions: string[];
  challenges: string[];
  pending: string[];
  proving: string[];
}

export async function observe(
  { query }: TwoReplicas,
  { id }: Account,
  browsers: Readonly<Record<BrowserName, Browser>>,
): Promise<Observed> {
  const [rows] = await query<Rows & Record<string, unknown>>(
    `select a.security_epoch as epoch, a.email,
      (select count(*)::int from authenticators t where t.account_id = a.id) as authenticators,
      (select count(*)::int from passkeys k where k.account_id = a.id) as passkeys,
      (select cardinality(macs) from recovery_codes r where r.account_id = a.id) as codes,
      (select count(*)::int from reversible_changes r where r.account_id = a.id) as changes,
      array(select encode(s.token_hash, 'hex') from sessions s
        where s.account_id = a.id and s.security_epoch = a.security_epoch) as sessions,
      array(select encode(c.token_hash, 'hex') from challenges c
        where c.account_id = a.id and c.security_epoch = a.security_epoch and c.token_hash is not null) as challenges,
      array(select encode(s.token_hash, 'hex') from pending_activations p join sessions s on s.id = p.session_id
        where p.account_id = a.id and p.security_epoch = a.security_epoch and s.security_epoch = a.security_epoch) as pending,
      array(select encode(s.token_hash, 'hex') from pending_email_changes e join sessions s on s.id = e.session_id
        where e.account_id = a.id and e.security_epoch = a.security_epoch and s.security_epoch = a.security_epoch) as proving,
      (select case when r.started_at is null then 'offered' else 'started' end from assisted_recoveries r
        where r.account_id = a.id and r.security_epoch = a.security_epoch) as recovery,
      (select count(*)::int from password_resets r
        where r.account_id = a.id and r.security_epoch = a.security_epoch) as resets
    from accounts a where a.id = $1`,
    [id],
  );
  if (!rows) throw new Error('The account has gone.');
  const { challenges, pending, proving, sessions, ...others } = rows;
  const namesIn = (hashes: readonly string[], cookie = wireNames.session) =>
    browserNames.filter((name) => hashes.includes(hashOf(browsers[name].cookies.get(cookie))));
  return {
    ...others,
    signedIn: namesIn(sessions),
    liveSessions: sessions.length,
    challenged: namesIn(challenges, wireNames.challenge),
    pendingOf: namesIn(pending),
    provingOf: namesIn(proving),
  };
}

export function expectedOf(state: State, account: Account): Observed {
  const { authenticator, browsers, changes, codes, email, epoch, passkeys, recovery, resets } = state;
  const signedIn = browserNames.filter((name) => counts(state, browsers[name].session));
  return {
    epoch,
    email: emailOf(account, email),
    authenticators: authenticator ? 1 : 0,
    passkeys: passkeys.length,
    codes: codes?.left.length ?? null,
    changes: changes.length,
    signedIn,
    liveSessions: signedIn.length,
    challenged: browserNames.filter((name) => counts(state, browsers[name].challenge)),
    pendingOf: browserNames.filter((name) => browsers[name].pending !== null || browsers[name].moving !== null),
    provingOf: browserNames.filter((name) => counts(state, browsers[name].address)),
    recovery: counts(state, recovery) ? (recovery.isStarted ? 'started' : 'offered') : null,
    resets: resets.filter((each) => counts(state, each)).length,
  };
}
