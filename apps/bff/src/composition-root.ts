import {
  accountsIn,
  activationsIn,
  challengesIn,
  type Database,
  deactivationsIn,
  emailCodesIn,
  isDatabaseUnavailable,
  sessionsIn,
} from '@countersign/database';
import {
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
  makeSendSignInCode,
  makeSignIn,
  makeSignOut,
  makeStepUp,
  makeVerifySecondFactor,
  type PasswordHash,
  SecretUnreadable,
} from '@countersign/two-factor';
import { codeMacWith } from './crypto/code-mac.ts';
import type { Keyring } from './crypto/keyring.ts';
import { systemRandom } from './crypto/random-source.ts';
import { secretSealWith } from './crypto/secret-seal.ts';

export interface Adapters {
  database: Database;
  inBackground: InBackground;
  keyring: Keyring;
  mailer: Mailer;
  passwordHash: PasswordHash;
}

export interface Policy {
  platformName: string;
  emailIsAFactor: boolean;
}

export type UseCases = ReturnType<typeof composeUseCases>;

/** The one place that knows which adapter stands behind a port. */
export function composeUseCases(
  { database, inBackground, keyring, mailer, passwordHash }: Adapters,
  { emailIsAFactor, platformName }: Policy,
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
  const telling = { inBackground, mailer, random };
  const issuer = platformName;

  return {
    signIn: makeSignIn({ accounts, challenges, passwordHash, random, sessions }),
    readChallenge: makeReadChallenge({ challenges }),
    abandonChallenge: makeAbandonChallenge({ challenges }),
    sendSignInCode: makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: makeVerifySecondFactor({ challenges, codeMac, emailIsAFactor, random, secretSeal }),

    findSession: makeFindSession({ sessions }),
    signOut: makeSignOut({ sessions }),
    stepUp: makeStepUp({ accounts, passwordHash, random, sessions }),

    readTwoFactorStatus: makeReadTwoFactorStatus({ activations }),
    beginActivation: makeBeginActivation({ activations, issuer, random, secretSeal }),
    readPendingActivation: makeReadPendingActivation({ activations, issuer, secretSeal }),
    abandonActivation: makeAbandonActivation({ activations }),
    confirmActivation: makeConfirmActivation({ ...telling, activations, secretSeal }),
    beginDeactivation: makeBeginDeactivation({ ...sending, deactivations }),
    confirmDeactivation: makeConfirmDeactivation({ ...telling, codeMac, deactivations }),
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
  isDatabaseUnavailable(error) || error instanceof SecretUnreadable;
