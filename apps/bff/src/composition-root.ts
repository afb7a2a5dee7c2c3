import { setTimeout } from 'node:timers/promises';
import { createCodeMac, createSecretSeal, createThrottleKeys, type Keyring, systemRandom } from '@countersign/crypto';
import {
  createAccounts,
  createActivations,
  createChallenges,
  createDeactivations,
  createEmailCodes,
  createNotices,
  createPasswordAttempts,
  createRetention,
  createSealedSecrets,
  createSessions,
  createUnlockLinks,
  type Database,
  isDatabaseUnavailable,
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
  /** A random delay before a mail, so that response times do not reveal whether one is sent. */
  pauseBeforeMail: () => Promise<void>;
  /** Aborted on shutdown. */
  stopping: AbortSignal;
  tracing: Tracing | null;
}

export interface Policy {
  consoleOrigin: string;
  platformName: string;
  emailIsAFactor: boolean;
  /** Retention of security events, in days. */
  securityEventDays: number;
}

/** Pause between two purge batches, each of which takes some milliseconds. */
const REST_MS = 20;

/** Poll interval while another request is mailing the code. */
const LOOK_MS = 500;

export type UseCases = ReturnType<typeof composeUseCases>;

/** The composition root: the only place that knows which adapter implements which port. */
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
  // In the fragment, which browsers do not send: it reaches neither our log nor a proxy's.
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

/** The adapters of all ports; each call is a span when tracing is on, and a repository's span covers its statement. */
function tracedAdapters({ database: { sql }, mailer, passwordHash, tracing }: Adapters) {
  const statements = <Repository extends Traceable<Repository>>(name: string, repository: Repository) =>
    traced(tracing, { name, kind: 'client', facts: { 'db.system.name': 'postgresql' } }, repository);
  const { hash, verify } = passwordHash;
  return {
    accounts: statements('accounts', createAccounts(sql)),
    activations: statements('activations', createActivations(sql)),
    challenges: statements('challenges', createChallenges(sql)),
    deactivations: statements('deactivations', createDeactivations(sql)),
    emailCodes: statements('emailCodes', createEmailCodes(sql)),
    notices: statements('notices', createNotices(sql)),
    passwordAttempts: statements('passwordAttempts', createPasswordAttempts(sql)),
    retention: statements('retention', createRetention(sql)),
    sealedSecrets: statements('sealedSecrets', createSealedSecrets(sql)),
    sessions: statements('sessions', createSessions(sql)),
    unlockLinks: statements('unlockLinks', createUnlockLinks(sql)),
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

/** Composed separately: no request adds an account, and the list of common passwords is large. */
export async function composeAddAccount(
  { database, passwordHash }: Pick<Adapters, 'database' | 'passwordHash'>,
  { platformName }: Pick<Policy, 'platformName'>,
) {
  const { commonPasswords } = await import('@countersign/crypto/common-passwords');
  const accounts = createAccounts(database.sql);
  return makeAddAccount({ accounts, commonPasswords, passwordHash, platformName, random: systemRandom });
}

/** Composed separately: runs once at each start. */
export const composeRespellAddresses = ({ database }: Pick<Adapters, 'database'>) =>
  makeRespellAddresses({ accounts: createAccounts(database.sql) });

/** Composed separately: about the keyring as a whole. */
export function composeKeys({ database, keyring }: Pick<Adapters, 'database' | 'keyring'>) {
  const parts = { sealedSecrets: createSealedSecrets(database.sql), secretSeal: createSecretSeal(keyring) };
  return {
    findMissingKeys: makeFindMissingKeys(parts),
    reportKeys: makeReportKeys(parts),
    rotateKeys: makeRotateKeys(parts),
  };
}

/**
 * Log label for a dependency that is temporarily unavailable; null means the bug is ours. An unreadable secret has a label
 * of its own: it needs an operator, and waiting does not help.
 */
export function unavailabilityOf(error: unknown): 'unavailable' | 'secret unreadable' | null {
  if (error instanceof SecretUnreadable) return 'secret unreadable';
  return isDatabaseUnavailable(error) || error instanceof HashingIsBusy ? 'unavailable' : null;
}
