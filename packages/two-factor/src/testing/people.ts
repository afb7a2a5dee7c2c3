import { systemRandom } from '@countersign/crypto';
import type { ChargedAttempt, LiveSession, RequestOrigin } from '../ports/index.ts';
import { newBearerToken } from '../use-cases/new-bearer-token.ts';
import { browserOf } from '../use-cases/sign-in/browser-of.ts';
import { type AuthenticatorApp, authenticatorApp } from './authenticator-app.ts';
import type { UseCases } from './compose-use-cases.ts';

export interface Account {
  id: string;
  email: string;
}

/** Somebody who is signed in. */
export interface Member {
  account: Account;
  browserToken: string;
  session: LiveSession;
  sessionToken: string;
}

/** Somebody whose two-factor authentication is active. */
export interface ActiveMember extends Member {
  app: AuthenticatorApp;
  /** As they were shown once. */
  recoveryCodes: string[];
}

export const PASSWORD = 'a lamp, a ladder and nine lentils';

export const requestedFrom: RequestOrigin = {
  requestId: '7d0b5d5e-2f0e-4b7e-9a43-3c1f5f6a2b10',
  browser: { name: 'Chrome', system: 'Linux' },
  address: '203.0.113.7',
  language: 'en',
};

/** Of a right password that no throttle was asked about. */
const noAttempt: ChargedAttempt = { caller: 'stranger', keys: [], consecutiveFailures: null, judged: null };

interface Dependencies {
  /** Of `PASSWORD`. */
  passwordHash: string;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  useCases: UseCases;
}

/** Brings people into a state without judging their passwords, which is slow by design. */
export function createPeople({ passwordHash, query, useCases }: Dependencies) {
  const { accounts, challenges, sessions } = useCases.parts;

  async function account(): Promise<Account> {
    const id = systemRandom.id();
    const email = `${id}@example.com`;
    await accounts.add({ id, email, passwordHash });
    return { id, email };
  }

  async function atEpoch(accountId: string) {
    const [row] = await query<{ securityEpoch: number }>(
      'select security_epoch as "securityEpoch" from accounts where id = $1',
      [accountId],
    );
    return { accountId, securityEpoch: row?.securityEpoch ?? 0, attempt: noAttempt, requestedFrom };
  }

  /** The live session of a token. @throws where there is none */
  async function sessionOf(sessionToken: string): Promise<LiveSession> {
    const session = await useCases.findSession(sessionToken);
    if (!session) throw new Error('This token is of no live session.');
    return session;
  }

  async function signedIn(someone: Account, cookie?: string): Promise<Member> {
    const { browser, cookieOnceMet } = browserOf(cookie, systemRandom);
    const { token, tokenHash } = newBearerToken(systemRandom);
    const session = { id: systemRandom.id(), tokenHash, amr: ['pwd' as const], replaces: null };
    const noticeId = systemRandom.id();
    const met = await sessions.startWithPassword({ session, browser, noticeId, ...(await atEpoch(someone.id)) });
    if (!met) throw new Error('This account is blocked.');
    const browserToken = cookieOnceMet(met);
    return { account: someone, browserToken, session: await sessionOf(token), sessionToken: token };
  }

  /** Begins an activation and scans its key. */
  async function scanned({ session }: Member): Promise<AuthenticatorApp> {
    const begun = await useCases.beginActivation({ session, requestedFrom });
    if (begun.kind !== 'begun') throw new Error(`The activation is ${begun.kind}.`);
    return authenticatorApp(begun.textKey);
  }

  return {
    account,
    scanned,
    sessionOf,
    signedIn,
    member: async () => signedIn(await account()),

    async activeMember(): Promise<ActiveMember> {
      const member = await signedIn(await account());
      const app = await scanned(member);
      const { browserToken: cookie, session } = member;
      const confirmation = { session, code: app.code(), browserToken: cookie, requestedFrom };
      const activated = await useCases.confirmActivation(confirmation);
      await useCases.settled();
      if (activated.kind !== 'activated') throw new Error(`The activation ended with ${activated.kind}.`);
      // As if it had been long ago, so that the code of this moment is accepted once more.
      await query('update authenticators set last_step = 0 where account_id = $1', [member.account.id]);
      const { browserToken, recoveryCodes, sessionToken } = activated;
      const proved = { session: await sessionOf(sessionToken), sessionToken };
      return { ...member, app, recoveryCodes, browserToken: browserToken ?? '', ...proved };
    },

    /** Opens the challenge of a sign-in, at a new browser if none is named. */
    async challenged({ account: { id } }: Pick<Member, 'account'>, cookie?: string) {
      const { browser, cookieOnceMet } = browserOf(cookie, systemRandom);
      const { token, tokenHash } = newBearerToken(systemRandom);
      const opening = { id: systemRandom.id(), tokenHash, browser, ...(await atEpoch(id)) };
      const opened = await challenges.open(opening);
      if (!opened) throw new Error('This account is blocked.');
      const { challenge, met } = opened;
      return { challenge, challengeToken: token, browserToken: cookieOnceMet(met) };
    },
  };
}
