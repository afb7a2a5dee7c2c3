import { createCodeMac, createSecretSeal, createThrottleKeys, type Keyring, systemRandom } from '@countersign/crypto';
import { commonPasswords } from '@countersign/crypto/common-passwords';
import type { Sql } from '@countersign/database';
import * as repositories from '@countersign/database';
import { createResendMailer } from '@countersign/mail';
import * as domain from '../index.ts';

export interface Composition {
  sql: Sql;
  keyring: Keyring;
  /** Where the Resend SDK sends its requests. */
  mailUrl: string;
  passwordHash: domain.PasswordHash;
  emailIsAFactor?: boolean;
  securityEventDays?: number;
  pauseBeforeMail?: () => Promise<void>;
  /** Between two batches of a clean-up. */
  rest?: () => Promise<void>;
  /** Between two looks at a code that another request is mailing. */
  pause?: () => Promise<void>;
  stopping?: AbortSignal;
}

export const platformName = 'Mini Program Platform';

const atOnce = async () => {};

/** A mail is tried once: the retries have tests of their own in the mail package. */
const ONE_TRY = { tries: 1, eachTry: 10_000, whole: 20_000, firstPause: 1 };

/** Every use case over the real adapters, without HTTP, logs and traces. */
export function composeUseCases({ keyring, mailUrl, passwordHash, sql, ...options }: Composition) {
  const { emailIsAFactor = true, securityEventDays = 400, stopping = new AbortController().signal } = options;
  const { pause = atOnce, pauseBeforeMail = atOnce, rest = atOnce } = options;
  const random = systemRandom;
  const codeMac = createCodeMac(keyring);
  const secretSeal = createSecretSeal(keyring);
  const throttleKeys = createThrottleKeys(keyring);
  const accounts = repositories.createAccounts(sql);
  const activations = repositories.createActivations(sql);
  const challenges = repositories.createChallenges(sql);
  const deactivations = repositories.createDeactivations(sql);
  const emailCodes = repositories.createEmailCodes(sql);
  const notices = repositories.createNotices(sql);
  const passwordAttempts = repositories.createPasswordAttempts(sql);
  const retention = repositories.createRetention(sql);
  const sealedSecrets = repositories.createSealedSecrets(sql);
  const sessions = repositories.createSessions(sql);
  const unlockLinks = repositories.createUnlockLinks(sql);
  const from = 'Countersign <security@example.com>';
  const mailer = createResendMailer({ apiKey: 're_test', baseUrl: mailUrl, from, platformName, limits: ONE_TRY });

  const begun: Promise<void>[] = [];
  const inBackground: domain.InBackground = (_, work) => {
    begun.push(work());
  };

  const resealOutdated = domain.makeResealOutdated({ inBackground, sealedSecrets, secretSeal });
  const deliverNotices = domain.makeDeliverNotices({ mailer, notices, stopping });
  const factors = {
    authenticator: domain.createAuthenticatorFactor({ resealOutdated, secretSeal }),
    email: domain.createEmailFactor({ codeMac, emailIsAFactor }),
  };
  const judging = { passwordAttempts, passwordHash };
  const keys = { sealedSecrets, secretSeal };
  const sending = { codeMac, emailCodes, mailer, random };
  const telling = { deliverNotices, inBackground, random };
  const wizard = { activations, issuer: platformName, secretSeal };
  const linkTo = (token: string) => `https://console.example.com/sign-in/unlock#${token}`;

  return {
    signIn: domain.makeSignIn({ ...judging, accounts, challenges, random, sessions, throttleKeys }),
    requestUnlock: domain.makeRequestUnlock({
      inBackground,
      linkTo,
      mailer,
      pauseBeforeMail,
      random,
      throttleKeys,
      unlockLinks,
    }),
    unlockBrowser: domain.makeUnlockBrowser({ random, unlockLinks }),
    readChallenge: domain.makeReadChallenge({ challenges }),
    abandonChallenge: domain.makeAbandonChallenge({ challenges }),
    sendSignInCode: domain.makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: domain.makeVerifySecondFactor({ challenges, factors, random }),

    findSession: domain.makeFindSession({ sessions }),
    signOut: domain.makeSignOut({ sessions }),
    chooseLanguage: domain.makeChooseLanguage({ accounts }),
    stepUp: domain.makeStepUp({ ...judging, random, sessions }),

    readTwoFactorStatus: domain.makeReadTwoFactorStatus({ activations, emailIsAFactor }),
    beginActivation: domain.makeBeginActivation({ ...wizard, random }),
    readPendingActivation: domain.makeReadPendingActivation({ ...wizard, resealOutdated }),
    abandonActivation: domain.makeAbandonActivation({ activations }),
    confirmActivation: domain.makeConfirmActivation({
      ...telling,
      activations,
      emailIsAFactor,
      resealOutdated,
      secretSeal,
    }),
    beginDeactivation: domain.makeBeginDeactivation({ ...sending, deactivations, pause }),
    confirmDeactivation: domain.makeConfirmDeactivation({ ...telling, deactivations, factors }),

    addAccount: domain.makeAddAccount({ accounts, commonPasswords, passwordHash, platformName, random }),
    cleanUp: domain.makeCleanUp({ retention, securityEventDays, rest }),
    deliverNotices,
    findMissingKeys: domain.makeFindMissingKeys(keys),
    reportKeys: domain.makeReportKeys(keys),
    resealOutdated,
    respellAddresses: domain.makeRespellAddresses({ accounts }),
    rotateKeys: domain.makeRotateKeys(keys),

    /** What use cases are made of, for tests that go one level below. */
    parts: { ...judging, accounts, challenges, sealedSecrets, secretSeal, sending, sessions },
    /** Resolves when nothing goes on in the background; rejects where something there failed. */
    async settled() {
      while (begun.length > 0) await begun.shift();
    },
  };
}

export type UseCases = ReturnType<typeof composeUseCases>;
