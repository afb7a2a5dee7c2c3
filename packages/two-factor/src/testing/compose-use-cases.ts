import {
  createCodeMac,
  createLinkTokens,
  createSecretSeal,
  createThrottleKeys,
  foreignHashes,
  type Keyring,
  systemRandom,
} from '@countersign/crypto';
import { commonPasswords } from '@countersign/crypto/common-passwords';
import type { Sql } from '@countersign/database';
import * as repositories from '@countersign/database';
import { createResendMailer } from '@countersign/mail';
import { createWebAuthn } from '@countersign/webauthn';
import * as domain from '../index.ts';

export interface Composition {
  sql: Sql;
  keyring: Keyring;
  /** Where the Resend SDK sends its requests. */
  mailUrl: string;
  passwordHash: domain.PasswordHash;
  emailIsAFactor?: boolean;
  providerEvents?: domain.ProviderEvents | null;
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
  const { providerEvents = null } = options;
  const { pause = atOnce, pauseBeforeMail = atOnce, rest = atOnce } = options;
  const random = systemRandom;
  const codeMac = createCodeMac(keyring);
  const secretSeal = createSecretSeal(keyring);
  const throttleKeys = createThrottleKeys(keyring);
  const accounts = repositories.createAccounts(sql);
  const activations = repositories.createActivations(sql);
  const assistedRecoveries = repositories.createAssistedRecoveries(sql);
  const browsers = repositories.createBrowsers(sql);
  const changes = repositories.createChanges(sql);
  const challenges = repositories.createChallenges(sql);
  const codeTests = repositories.createCodeTests(sql);
  const deactivations = repositories.createDeactivations(sql);
  const emailChanges = repositories.createEmailChanges(sql);
  const emailCodes = repositories.createEmailCodes(sql);
  const invitations = repositories.createInvitations(sql);
  const additions = repositories.createAdditions(sql);
  const moves = repositories.createMoves(sql);
  const notices = repositories.createNotices(sql);
  const passkeys = repositories.createPasskeys(sql);
  const passwordResets = repositories.createPasswordResets(sql);
  const passwordAttempts = repositories.createPasswordAttempts(sql);
  const passwordChanges = repositories.createPasswordChanges(sql);
  const recoveryCodes = repositories.createRecoveryCodes(sql);
  const refusedCodes = repositories.createRefusedCodes(sql);
  const retention = repositories.createRetention(sql);
  const sealedSecrets = repositories.createSealedSecrets(sql);
  const sentMails = repositories.createSentMails(sql);
  const securityEvents = repositories.createSecurityEvents(sql);
  const sessions = repositories.createSessions(sql);
  const stepUps = repositories.createStepUps(sql);
  const unlockLinks = repositories.createUnlockLinks(sql);
  const from = 'Countersign <security@example.com>';
  const mailer = createResendMailer({ apiKey: 're_test', baseUrl: mailUrl, from, platformName, limits: ONE_TRY });

  const begun: Promise<void>[] = [];
  const inBackground: domain.InBackground = (_, work) => {
    begun.push(work());
  };

  const resealOutdated = domain.makeResealOutdated({ inBackground, sealedSecrets, secretSeal });
  const linkTokens = createLinkTokens('undo links', keyring);
  const invitationTokens = createLinkTokens('invitations', keyring);
  const invitationLinkTo = (token: string) => `https://console.example.com/invitation#${token}`;
  const undoLinkTo = (change: string, token: string) => `https://console.example.com/undo/${change}#${token}`;
  const recoveryPaths = { start: '/recovery', cancel: '/recovery/cancel' };
  const deliverNotices = domain.makeDeliverNotices({
    linkTokens,
    mailer,
    notices,
    recoveryLinkTo: (step, token) => `https://console.example.com${recoveryPaths[step]}#${token}`,
    stopping,
    undoLinkTo,
  });
  const webAuthn = createWebAuthn({ consoleOrigin: 'https://console.example.com', platformName });
  const readTwoFactorStatus = domain.makeReadTwoFactorStatus({ activations, emailIsAFactor });
  const factors = {
    passkey: domain.createPasskeyFactor({ webAuthn }),
    authenticator: domain.createAuthenticatorFactor({ resealOutdated, secretSeal }),
    email: domain.createEmailFactor({ codeMac, emailIsAFactor }),
    'recovery-code': domain.createRecoveryCodeFactor({ resealOutdated, secretSeal }),
  };
  const judging = { passwordAttempts, passwordHash };
  const keys = { sealedSecrets, secretSeal };
  const sending = { codeMac, emailCodes, mailer, random };
  const telling = { deliverNotices, inBackground, random };
  const refusing = { ...telling, refusedCodes };
  const changing = { ...telling, linkTokens };
  const wizard = { issuer: platformName, secretSeal };
  const inviting = { invitations, invitationTokens, random };
  const linkTo = (path: string) => (token: string) => `https://console.example.com${path}#${token}`;

  return {
    signIn: domain.makeSignIn({ ...judging, ...telling, accounts, challenges, sessions, throttleKeys }),
    requestUnlock: domain.makeRequestUnlock({
      inBackground,
      linkTo: linkTo('/sign-in/unlock'),
      mailer,
      pauseBeforeMail,
      random,
      sentMails,
      throttleKeys,
      unlockLinks,
    }),
    unlockBrowser: domain.makeUnlockBrowser({ random, unlockLinks }),
    requestSignUp: domain.makeRequestSignUp({
      inBackground,
      invitationLinkTo,
      invitations,
      mailer,
      pauseBeforeMail,
      random,
      sentMails,
      signInAddress: 'https://console.example.com/sign-in',
      throttleKeys,
    }),
    readInvitation: domain.makeReadInvitation({ invitations }),
    acceptInvitation: domain.makeAcceptInvitation({
      commonPasswords: async () => commonPasswords,
      invitations,
      passwordHash,
      platformName,
      random,
    }),
    requestPasswordReset: domain.makeRequestPasswordReset({
      codeMac,
      inBackground,
      linkTo: linkTo('/reset-password'),
      mailer,
      passwordResets,
      pauseBeforeMail,
      random,
      sentMails,
      throttleKeys,
    }),
    redeemResetCode: domain.makeRedeemResetCode({ codeMac, passwordResets, random }),
    confirmPasswordReset: domain.makeConfirmPasswordReset({
      ...changing,
      commonPasswords: async () => commonPasswords,
      passwordHash,
      passwordResets,
      platformName,
    }),
    readChallenge: domain.makeReadChallenge({ challenges }),
    abandonChallenge: domain.makeAbandonChallenge({ challenges }),
    sendSignInCode: domain.makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: domain.makeVerifySecondFactor({ ...refusing, challenges, factors }),

    findSession: domain.makeFindSession({ sessions }),
    signOut: domain.makeSignOut({ sessions }),
    listSessions: domain.makeListSessions({ sessions }),
    endSession: domain.makeEndSession({ sessions }),
    endOtherSessions: domain.makeEndOtherSessions({ ...telling, sessions }),
    listBrowsers: domain.makeListBrowsers({ browsers }),
    forgetBrowser: domain.makeForgetBrowser({ browsers }),
    forgetBrowsers: domain.makeForgetBrowsers({ browsers }),
    chooseLanguage: domain.makeChooseLanguage({ accounts }),
    readMutedNotices: domain.makeReadMutedNotices({ accounts }),
    chooseNotices: domain.makeChooseNotices({ accounts }),
    changePassword: domain.makeChangePassword({
      ...judging,
      ...changing,
      commonPasswords: async () => commonPasswords,
      passwordChanges,
      platformName,
    }),
    beginEmailChange: domain.makeBeginEmailChange({ codeMac, emailChanges, mailer, random, throttleKeys }),
    readEmailChange: domain.makeReadEmailChange({ emailChanges }),
    abandonEmailChange: domain.makeAbandonEmailChange({ emailChanges }),
    confirmEmailChange: domain.makeConfirmEmailChange({ ...changing, codeMac, emailChanges }),
    stepUp: domain.makeStepUp({ ...judging, random, sessions }),
    proveSecondFactor: domain.makeProveSecondFactor({ ...refusing, challenges, factors, stepUps }),

    readTwoFactorStatus,
    readExposure: domain.makeReadExposure({ emailIsAFactor, refusedCodes }),
    beginActivation: domain.makeBeginActivation({ ...wizard, activations, random }),
    readPendingActivation: domain.makeReadPendingActivation({ ...wizard, pendingSecrets: activations, resealOutdated }),
    abandonActivation: domain.makeAbandonActivation({ pendingSecrets: activations }),
    confirmActivation: domain.makeConfirmActivation({
      ...changing,
      activations,
      emailIsAFactor,
      resealOutdated,
      secretSeal,
    }),
    beginMove: domain.makeBeginMove({ ...wizard, changes, moves, random, readTwoFactorStatus }),
    readPendingMove: domain.makeReadPendingActivation({ ...wizard, pendingSecrets: moves, resealOutdated }),
    abandonMove: domain.makeAbandonActivation({ pendingSecrets: moves }),
    confirmMove: domain.makeConfirmMove({ ...changing, moves, resealOutdated, secretSeal }),
    beginAddition: domain.makeBeginAddition({ ...wizard, additions, changes, random, readTwoFactorStatus }),
    readPendingAddition: domain.makeReadPendingActivation({ ...wizard, pendingSecrets: additions, resealOutdated }),
    abandonAddition: domain.makeAbandonActivation({ pendingSecrets: additions }),
    confirmAddition: domain.makeConfirmAddition({ ...changing, additions, resealOutdated, secretSeal }),
    testCode: domain.makeTestCode({ codeTests, resealOutdated, secretSeal }),
    postponeCheckUp: domain.makePostponeCheckUp({ codeTests }),
    renewRecoveryCodes: domain.makeRenewRecoveryCodes({
      changes,
      ...changing,
      emailIsAFactor,
      readTwoFactorStatus,
      recoveryCodes,
      secretSeal,
    }),
    confirmRecoveryCodes: domain.makeConfirmRecoveryCodes({ recoveryCodes, secretSeal }),
    listPasskeys: domain.makeListPasskeys({ passkeys, webAuthn }),
    beginPasskey: domain.makeBeginPasskey({ passkeys, random, readTwoFactorStatus, webAuthn }),
    addPasskey: domain.makeAddPasskey({ ...changing, passkeys, webAuthn }),
    activateWithPasskey: domain.makeActivateWithPasskey({
      ...changing,
      emailIsAFactor,
      passkeys,
      secretSeal,
      webAuthn,
    }),
    chooseEmailCodes: domain.makeChooseEmailCodes({ ...telling, passkeys, readTwoFactorStatus }),
    renamePasskey: domain.makeRenamePasskey({ passkeys }),
    removePasskey: domain.makeRemovePasskey({ ...changing, passkeys, readTwoFactorStatus }),
    askPasskeyAtSignIn: domain.makeAskPasskeyAtSignIn({ challenges, passkeys, random, webAuthn }),
    askPasskeyInSession: domain.makeAskPasskeyInSession({ passkeys, random, stepUps, webAuthn }),
    beginDeactivation: domain.makeBeginDeactivation({ ...sending, deactivations, pause }),
    readDeactivationCode: domain.makeReadDeactivationCode({ deactivations }),
    confirmDeactivation: domain.makeConfirmDeactivation({ ...changing, ...refusing, deactivations, factors }),
    undoChange: domain.makeUndoChange({ ...telling, changes, passwordHash }),

    beginHelp: domain.makeBeginHelp({ assistedRecoveries, linkTokens, random }),
    startRecovery: domain.makeStartRecovery({ ...changing, assistedRecoveries }),
    cancelRecovery: domain.makeCancelRecovery({ ...telling, assistedRecoveries }),
    cancelOwnRecovery: domain.makeCancelOwnRecovery({ ...telling, assistedRecoveries }),
    completeRecoveries: domain.makeCompleteRecoveries({ assistedRecoveries, deliverNotices, linkTokens, random }),
    blockAccount: domain.makeBlockAccount({ accounts }),
    unblockAccount: domain.makeUnblockAccount({ accounts }),

    readActivity: domain.makeReadActivity({ securityEventDays, securityEvents }),
    exportActivity: domain.makeExportActivity({ securityEvents }),

    addAccount: domain.makeAddAccount({
      accounts,
      commonPasswords: async () => commonPasswords,
      passwordHash,
      platformName,
      random,
    }),
    invite: domain.makeInvite(inviting),
    resendInvitation: domain.makeResendInvitation(inviting),
    withdrawInvitation: domain.makeWithdrawInvitation({ invitations }),
    listInvitations: domain.makeListInvitations({ invitations }),
    deliverInvitations: domain.makeDeliverInvitations({
      invitationLinkTo,
      invitations,
      invitationTokens,
      mailer,
      stopping,
    }),
    importAccounts: domain.makeImportAccounts({ accounts, foreignHashes, random, secretSeal }),
    exportAccounts: domain.makeExportAccounts({ accounts }),
    cleanUp: domain.makeCleanUp({ retention, securityEventDays, rest }),
    deliverNotices,
    verifyEvent: domain.makeVerifyEvent({ providerEvents }),
    recordDelivery: domain.makeRecordDelivery({ providerEvents, sentMails }),
    findMissingKeys: domain.makeFindMissingKeys(keys),
    reportKeys: domain.makeReportKeys(keys),
    resealOutdated,
    respellAddresses: domain.makeRespellAddresses({ accounts }),
    rotateKeys: domain.makeRotateKeys(keys),

    /** What use cases are made of, for tests that go one level below. */
    parts: { ...judging, accounts, challenges, emailChanges, sealedSecrets, secretSeal, sending, sessions },
    /** Resolves when nothing goes on in the background; rejects where something there failed. */
    async settled() {
      while (begun.length > 0) await begun.shift();
    },
  };
}

export type UseCases = ReturnType<typeof composeUseCases>;
