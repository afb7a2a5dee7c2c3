import {
  accountsIn,
  activationsIn,
  challengesIn,
  type Database,
  deactivationsIn,
  emailCodesIn,
  isDatabaseUnavailable,
  passwordTriesIn,
  sessionsIn,
  unlockLinksIn,
} from '@countersign/database';
import {
  HashingIsBusy,
  type InBackground,
  type Mailer,
  makeAbandonActivation,
  makeAbandonChallenge,
  makeAddAccount,
  makeBeginActivation,
  makeBeginDeactivation,
  makeConfirmActivation,
  makeConfirmDeactivation,
  makeFindSession,
  makeReadChallenge,
  makeReadPendingActivation,
  makeReadTwoFactorStatus,
  makeRequestUnlock,
  makeSendSignInCode,
  makeSignIn,
  makeSignOut,
  makeStepUp,
  makeUnlockBrowser,
  makeVerifySecondFactor,
  type PasswordHash,
  SecretUnreadable,
} from '@countersign/two-factor';
import { codeMacWith } from './crypto/code-mac.ts';
import type { Keyring } from './crypto/keyring.ts';
import { systemRandom } from './crypto/random-source.ts';
import { secretSealWith } from './crypto/secret-seal.ts';
import { throttleKeysWith } from './crypto/throttle-keys.ts';

export interface Adapters {
  database: Database;
  inBackground: InBackground;
  keyring: Keyring;
  mailer: Mailer;
  passwordHash: PasswordHash;
}

export interface Policy {
  consoleOrigin: string;
  platformName: string;
  emailIsAFactor: boolean;
}

export type UseCases = ReturnType<typeof composeUseCases>;

/** The one place that knows which adapter stands behind a port. */
export function composeUseCases(
  { database, inBackground, keyring, mailer, passwordHash }: Adapters,
  { consoleOrigin, emailIsAFactor, platformName }: Policy,
) {
  const random = systemRandom;
  const accounts = accountsIn(database.sql);
  const activations = activationsIn(database.sql);
  const challenges = challengesIn(database.sql);
  const deactivations = deactivationsIn(database.sql);
  const sessions = sessionsIn(database.sql);
  const codeMac = codeMacWith(keyring);
  const secretSeal = secretSealWith(keyring);
  const sending = { codeMac, emailCodes: emailCodesIn(database.sql), mailer, random };
  const issuer = platformName;
  const judging = { passwordHash, passwordTries: passwordTriesIn(database.sql) };
  const throttleKeys = throttleKeysWith(keyring);
  const unlockLinks = unlockLinksIn(database.sql);
  // In the fragment, which no browser sends to anybody: neither our log nor a proxy's ever holds it.
  const linkTo = (token: string) => `${consoleOrigin}/sign-in/unlock#${token}`;

  return {
    signIn: makeSignIn({ ...judging, accounts, challenges, random, sessions, throttleKeys }),
    requestUnlock: makeRequestUnlock({ inBackground, linkTo, mailer, random, throttleKeys, unlockLinks }),
    unlockBrowser: makeUnlockBrowser({ random, unlockLinks }),
    readChallenge: makeReadChallenge({ challenges }),
    abandonChallenge: makeAbandonChallenge({ challenges }),
    sendSignInCode: makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: makeVerifySecondFactor({ challenges, codeMac, emailIsAFactor, random, secretSeal }),

    findSession: makeFindSession({ sessions }),
    signOut: makeSignOut({ sessions }),
    stepUp: makeStepUp({ ...judging, random, sessions }),

    readTwoFactorStatus: makeReadTwoFactorStatus({ activations }),
    beginActivation: makeBeginActivation({ activations, issuer, random, secretSeal }),
    readPendingActivation: makeReadPendingActivation({ activations, issuer, secretSeal }),
    abandonActivation: makeAbandonActivation({ activations }),
    confirmActivation: makeConfirmActivation({ activations, random, secretSeal }),
    beginDeactivation: makeBeginDeactivation({ ...sending, deactivations }),
    confirmDeactivation: makeConfirmDeactivation({ codeMac, deactivations, random }),
  };
}

export type AddAccount = Awaited<ReturnType<typeof composeAddAccount>>;

/** Apart from what is served: no request adds an account, and the list of common passwords is large. */
export async function composeAddAccount(
  { database, passwordHash }: Pick<Adapters, 'database' | 'passwordHash'>,
  { platformName }: Pick<Policy, 'platformName'>,
) {
  const { commonPasswords } = await import('./crypto/common-passwords.ts');
  const accounts = accountsIn(database.sql);
  return makeAddAccount({ accounts, commonPasswords, passwordHash, platformName, random: systemRandom });
}

/** Whether something that a request needs is not there right now, as opposed to a mistake of ours. */
export const isUnavailable = (error: unknown): boolean =>
  isDatabaseUnavailable(error) || error instanceof HashingIsBusy || error instanceof SecretUnreadable;
