import { setTimeout } from 'node:timers/promises';
import { createCodeMac, createSecretSeal, createThrottleKeys, type Keyring, systemRandom } from '@countersign/crypto';
import {
  accountsIn,
  activationsIn,
  challengesIn,
  type Database,
  deactivationsIn,
  emailCodesIn,
  isDatabaseUnavailable,
  noticesIn,
  passwordAttemptsIn,
  retentionIn,
  sealedSecretsIn,
  sessionsIn,
  unlockLinksIn,
} from '@countersign/database';
import {
  createAuthenticatorFactor,
  createEmailFactor,
  HashingIsBusy,
  type InBackground,
  type Mail,
  type Mailer,
  makeAbandonActivation,
  makeAbandonChallenge,
  makeAddAccount,
  makeBeginActivation,
  makeBeginDeactivation,
  makeChooseLanguage,
  makeCleanUp,
  makeConfirmActivation,
  makeConfirmDeactivation,
  makeDeliverNotices,
  makeFindMissingKeys,
  makeFindSession,
  makeReadChallenge,
  makeReadPendingActivation,
  makeReadTwoFactorStatus,
  makeReportKeys,
  makeRequestUnlock,
  makeResealOutdated,
  makeRespellAddresses,
  makeRotateKeys,
  makeSendSignInCode,
  makeSignIn,
  makeSignOut,
  makeStepUp,
  makeUnlockBrowser,
  makeVerifySecondFactor,
  type PasswordHash,
  SecretUnreadable,
} from '@countersign/two-factor';
import type { Tracing } from './observability/tracing/tracing.ts';
import { type Traceable, traced } from './observability/tracing/tracing.ts';

export interface Adapters {
  database: Database;
  inBackground: InBackground;
  keyring: Keyring;
  mailer: Mailer;
  passwordHash: PasswordHash;
  /** For a random while, before a mail that whoever asked for must not be able to notice. */
  pauseBeforeMail: () => Promise<void>;
  /** Aborted when the process is to stop. */
  stopping: AbortSignal;
  tracing: Tracing | null;
}

export interface Policy {
  consoleOrigin: string;
  platformName: string;
  emailIsAFactor: boolean;
  /** For how long security events are kept. */
  securityEventDays: number;
}

/** Between two batches of a clean-up, each of which takes some milliseconds. */
const REST_MS = 20;

/** Between two looks at a code that another request is mailing. */
const LOOK_MS = 500;

export type UseCases = ReturnType<typeof composeUseCases>;

/** The one place that knows which adapter stands behind a port. */
export function composeUseCases(adapters: Adapters, policy: Policy) {
  const { consoleOrigin, emailIsAFactor, platformName, securityEventDays } = policy;
  const { inBackground, keyring, pauseBeforeMail, stopping } = adapters;
  const { accounts, activations, challenges, deactivations, emailCodes, mailer, passwordHash, ...traced } =
    tracedAdapters(adapters);
  const { notices, passwordAttempts, retention, sealedSecrets, sessions, unlockLinks } = traced;
  const random = systemRandom;
  const codeMac = createCodeMac(keyring);
  const secretSeal = createSecretSeal(keyring);
  const resealOutdated = makeResealOutdated({ inBackground, sealedSecrets, secretSeal });
  const sending = { codeMac, emailCodes, mailer, random };
  const deliverNotices = makeDeliverNotices({ mailer, notices, stopping });
  const telling = { deliverNotices, inBackground, random };
  const issuer = platformName;
  const judging = { passwordAttempts, passwordHash };
  const factors = {
    authenticator: createAuthenticatorFactor({ resealOutdated, secretSeal }),
    email: createEmailFactor({ codeMac, emailIsAFactor }),
  };
  const throttleKeys = createThrottleKeys(keyring);
  // In the fragment, which no browser sends to anybody: neither our log nor a proxy's ever holds it.
  const linkTo = (token: string) => `${consoleOrigin}/sign-in/unlock#${token}`;

  return {
    signIn: makeSignIn({ ...judging, accounts, challenges, random, sessions, throttleKeys }),
    requestUnlock: makeRequestUnlock({
      inBackground,
      linkTo,
      mailer,
      pauseBeforeMail,
      random,
      throttleKeys,
      unlockLinks,
    }),
    unlockBrowser: makeUnlockBrowser({ random, unlockLinks }),
    readChallenge: makeReadChallenge({ challenges }),
    abandonChallenge: makeAbandonChallenge({ challenges }),
    sendSignInCode: makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: makeVerifySecondFactor({ challenges, factors, random }),

    findSession: makeFindSession({ sessions }),
    signOut: makeSignOut({ sessions }),
    chooseLanguage: makeChooseLanguage({ accounts }),
    stepUp: makeStepUp({ ...judging, random, sessions }),

    readTwoFactorStatus: makeReadTwoFactorStatus({ activations, emailIsAFactor }),
    beginActivation: makeBeginActivation({ activations, issuer, random, secretSeal }),
    readPendingActivation: makeReadPendingActivation({ activations, issuer, resealOutdated, secretSeal }),
    abandonActivation: makeAbandonActivation({ activations }),
    confirmActivation: makeConfirmActivation({ ...telling, activations, emailIsAFactor, resealOutdated, secretSeal }),
    beginDeactivation: makeBeginDeactivation({ ...sending, deactivations, pause: () => setTimeout(LOOK_MS) }),
    confirmDeactivation: makeConfirmDeactivation({ ...telling, deactivations, factors }),

    deliverNotices,
    measureNoticeBacklog: () => notices.measureBacklog(),
    cleanUp: makeCleanUp({ retention, securityEventDays, rest: () => setTimeout(REST_MS) }),
  };
}

/** What use cases reach the outside by; each call is a span where traces are on. A repository's is its statement's. */
function tracedAdapters({ database: { sql }, mailer, passwordHash, tracing }: Adapters) {
  const statements = <Repository extends Traceable<Repository>>(name: string, repository: Repository) =>
    traced(tracing, { name, kind: 'client', facts: { 'db.system.name': 'postgresql' } }, repository);
  const { hash, verify } = passwordHash;
  return {
    accounts: statements('accounts', accountsIn(sql)),
    activations: statements('activations', activationsIn(sql)),
    challenges: statements('challenges', challengesIn(sql)),
    deactivations: statements('deactivations', deactivationsIn(sql)),
    emailCodes: statements('emailCodes', emailCodesIn(sql)),
    notices: statements('notices', noticesIn(sql)),
    passwordAttempts: statements('passwordAttempts', passwordAttemptsIn(sql)),
    retention: statements('retention', retentionIn(sql)),
    sealedSecrets: statements('sealedSecrets', sealedSecretsIn(sql)),
    sessions: statements('sessions', sessionsIn(sql)),
    unlockLinks: statements('unlockLinks', unlockLinksIn(sql)),
    mailer: tracedMailer(tracing, mailer),
    passwordHash: {
      ...passwordHash,
      ...traced(tracing, { name: 'passwordHash', kind: 'internal' }, { hash, verify }),
    },
  };
}

const mailSpans = {
  'email-code': 'mailer.sendEmailCode',
  'unlock-link': 'mailer.sendUnlockLink',
  notice: 'mailer.sendNotice',
} as const satisfies Record<Mail['kind'], string>;

/** A span for each kind of mail: they are limited, and fail, apart from each other. */
const tracedMailer = (tracing: Tracing | null, mailer: Mailer): Mailer =>
  tracing
    ? {
        send: (mail) => tracing.span({ name: mailSpans[mail.kind], kind: 'client' }, () => mailer.send(mail)),
        drop: (mail) => tracing.span({ name: 'mailer.drop', kind: 'client' }, () => mailer.drop(mail)),
      }
    : mailer;

export type AddAccount = Awaited<ReturnType<typeof composeAddAccount>>;

/** Apart from what is served: no request adds an account, and the list of common passwords is large. */
export async function composeAddAccount(
  { database, passwordHash }: Pick<Adapters, 'database' | 'passwordHash'>,
  { platformName }: Pick<Policy, 'platformName'>,
) {
  const { commonPasswords } = await import('@countersign/crypto/common-passwords');
  const accounts = accountsIn(database.sql);
  return makeAddAccount({ accounts, commonPasswords, passwordHash, platformName, random: systemRandom });
}

/** Apart from what is served: once at each start. */
export const composeRespellAddresses = ({ database }: Pick<Adapters, 'database'>) =>
  makeRespellAddresses({ accounts: accountsIn(database.sql) });

/** Apart from what is served: of the keys as a whole. */
export function composeKeys({ database, keyring }: Pick<Adapters, 'database' | 'keyring'>) {
  const parts = { sealedSecrets: sealedSecretsIn(database.sql), secretSeal: createSecretSeal(keyring) };
  return {
    findMissingKeys: makeFindMissingKeys(parts),
    reportKeys: makeReportKeys(parts),
    rotateKeys: makeRotateKeys(parts),
  };
}

/**
 * What the log calls it that something which a request needs is not there right now; null for a mistake of ours. A secret
 * that does not open is told apart from a database that does not answer: it needs somebody, and waiting does not help.
 */
export function unavailabilityOf(error: unknown): 'unavailable' | 'secret unreadable' | null {
  if (error instanceof SecretUnreadable) return 'secret unreadable';
  return isDatabaseUnavailable(error) || error instanceof HashingIsBusy ? 'unavailable' : null;
}
