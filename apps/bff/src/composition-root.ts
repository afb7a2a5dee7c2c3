import { setTimeout } from 'node:timers/promises';
import {
  createCodeMac,
  createLinkTokens,
  createSecretSeal,
  createThrottleKeys,
  type Keyring,
  systemRandom,
} from '@countersign/crypto';
import {
  createAccounts,
  createActivations,
  createAdditions,
  createAssistedRecoveries,
  createBrowsers,
  createChallenges,
  createChanges,
  createCodeTests,
  createDeactivations,
  createEmailChanges,
  createEmailCodes,
  createInvitations,
  createMoves,
  createNotices,
  createPasskeys,
  createPasswordAttempts,
  createPasswordChanges,
  createPasswordResets,
  createRecoveryCodes,
  createRefusedCodes,
  createRetention,
  createSealedSecrets,
  createSecurityEvents,
  createSentMails,
  createSessions,
  createStepUps,
  createUnlockLinks,
  type Database,
  isDatabaseUnavailable,
} from '@countersign/database';
import {
  createAuthenticatorFactor,
  createEmailFactor,
  createPasskeyFactor,
  createRecoveryCodeFactor,
  HashingIsBusy,
  type InBackground,
  type Mail,
  type Mailer,
  makeAbandonActivation,
  makeAbandonChallenge,
  makeAbandonEmailChange,
  makeAcceptInvitation,
  makeActivateWithPasskey,
  makeAddPasskey,
  makeAskPasskeyAtSignIn,
  makeAskPasskeyInSession,
  makeBeginActivation,
  makeBeginAddition,
  makeBeginDeactivation,
  makeBeginEmailChange,
  makeBeginMove,
  makeBeginPasskey,
  makeCancelOwnRecovery,
  makeCancelRecovery,
  makeChangePassword,
  makeChooseEmailCodes,
  makeChooseLanguage,
  makeChooseNotices,
  makeCleanUp,
  makeCompleteRecoveries,
  makeConfirmActivation,
  makeConfirmAddition,
  makeConfirmDeactivation,
  makeConfirmEmailChange,
  makeConfirmMove,
  makeConfirmPasswordReset,
  makeConfirmRecoveryCodes,
  makeDeliverInvitations,
  makeDeliverNotices,
  makeEndOtherSessions,
  makeEndSession,
  makeExportActivity,
  makeFindSession,
  makeForgetBrowser,
  makeForgetBrowsers,
  makeListBrowsers,
  makeListPasskeys,
  makeListSessions,
  makePostponeCheckUp,
  makeProveSecondFactor,
  makeReadActivity,
  makeReadChallenge,
  makeReadDeactivationCode,
  makeReadEmailChange,
  makeReadExposure,
  makeReadInvitation,
  makeReadMutedNotices,
  makeReadPendingActivation,
  makeReadTwoFactorStatus,
  makeRecordDelivery,
  makeRedeemResetCode,
  makeRemovePasskey,
  makeRenamePasskey,
  makeRenewRecoveryCodes,
  makeRequestPasswordReset,
  makeRequestSignUp,
  makeRequestUnlock,
  makeResealOutdated,
  makeSendSignInCode,
  makeSignIn,
  makeSignOut,
  makeStartRecovery,
  makeStepUp,
  makeTestCode,
  makeUndoChange,
  makeUnlockBrowser,
  makeVerifyEvent,
  makeVerifySecondFactor,
  type PasswordHash,
  type ProviderEvents,
  type RecoveryStep,
  SecretUnreadable,
} from '@countersign/two-factor';
import { createWebAuthn } from '@countersign/webauthn';
import type { Tracing } from './observability/tracing/tracing.ts';
import { type Traceable, traced } from './observability/tracing/tracing.ts';

export interface Adapters {
  database: Database;
  inBackground: InBackground;
  keyring: Keyring;
  mailer: Mailer;
  passwordHash: PasswordHash;
  /** Null where the mail provider sends no events. */
  providerEvents: ProviderEvents | null;
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
  const { inBackground, keyring, pauseBeforeMail, providerEvents, stopping } = adapters;
  const { accounts, activations, challenges, changes, deactivations, emailCodes, mailer, passwordHash, ...traced } =
    tracedAdapters(adapters);
  const {
    assistedRecoveries,
    browsers,
    codeTests,
    emailChanges,
    invitations,
    additions,
    moves,
    notices,
    passwordAttempts,
    passwordChanges,
    passwordResets,
    passkeys,
    recoveryCodes,
    refusedCodes,
    retention,
    sealedSecrets,
    sentMails,
    securityEvents,
    sessions,
    stepUps,
    unlockLinks,
  } = traced;
  const random = systemRandom;
  const webAuthn = createWebAuthn({ consoleOrigin, platformName });
  const codeMac = createCodeMac(keyring);
  const secretSeal = createSecretSeal(keyring);
  const resealOutdated = makeResealOutdated({ inBackground, sealedSecrets, secretSeal });
  const sending = { codeMac, emailCodes, mailer, random };
  const linkTokens = createLinkTokens('undo links', keyring);
  const invitationTokens = createLinkTokens('invitations', keyring);
  // In the fragment, which browsers do not send: it reaches neither our log nor a proxy's.
  const linkTo = (path: string) => (token: string) => `${consoleOrigin}${path}#${token}`;
  const undoLinkTo = (change: string, token: string) => linkTo(`/undo/${change}`)(token);
  const invitationLinkTo = linkTo('/invitation');
  const recoveryLinkTo = (step: RecoveryStep, token: string) =>
    linkTo(step === 'start' ? '/recovery' : '/recovery/cancel')(token);
  const deliverNotices = makeDeliverNotices({ linkTokens, mailer, notices, recoveryLinkTo, stopping, undoLinkTo });
  const telling = { deliverNotices, inBackground, random };
  const refusing = { ...telling, refusedCodes };
  const changing = { ...telling, linkTokens };
  const wizard = { issuer: platformName, secretSeal };
  const judging = { passwordAttempts, passwordHash };
  const readTwoFactorStatus = makeReadTwoFactorStatus({ activations, emailIsAFactor });
  const factors = {
    passkey: createPasskeyFactor({ webAuthn }),
    authenticator: createAuthenticatorFactor({ resealOutdated, secretSeal }),
    email: createEmailFactor({ codeMac, emailIsAFactor }),
    'recovery-code': createRecoveryCodeFactor({ resealOutdated, secretSeal }),
  };
  const throttleKeys = createThrottleKeys(keyring);

  return {
    signIn: makeSignIn({ ...judging, ...telling, accounts, challenges, sessions, throttleKeys }),
    requestUnlock: makeRequestUnlock({
      inBackground,
      linkTo: linkTo('/sign-in/unlock'),
      mailer,
      pauseBeforeMail,
      random,
      sentMails,
      throttleKeys,
      unlockLinks,
    }),
    unlockBrowser: makeUnlockBrowser({ random, unlockLinks }),
    requestSignUp: makeRequestSignUp({
      inBackground,
      invitationLinkTo,
      invitations,
      mailer,
      pauseBeforeMail,
      random,
      sentMails,
      signInAddress: `${consoleOrigin}/sign-in`,
      throttleKeys,
    }),
    readInvitation: makeReadInvitation({ invitations }),
    acceptInvitation: makeAcceptInvitation({ commonPasswords, invitations, passwordHash, platformName, random }),
    requestPasswordReset: makeRequestPasswordReset({
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
    redeemResetCode: makeRedeemResetCode({ codeMac, passwordResets, random }),
    confirmPasswordReset: makeConfirmPasswordReset({
      ...changing,
      commonPasswords,
      passwordHash,
      passwordResets,
      platformName,
    }),
    readChallenge: makeReadChallenge({ challenges }),
    abandonChallenge: makeAbandonChallenge({ challenges }),
    sendSignInCode: makeSendSignInCode({ ...sending, challenges, emailIsAFactor }),
    verifySecondFactor: makeVerifySecondFactor({ ...refusing, challenges, factors }),

    findSession: makeFindSession({ sessions }),
    signOut: makeSignOut({ sessions }),
    listSessions: makeListSessions({ sessions }),
    endSession: makeEndSession({ sessions }),
    endOtherSessions: makeEndOtherSessions({ ...telling, sessions }),
    listBrowsers: makeListBrowsers({ browsers }),
    forgetBrowser: makeForgetBrowser({ browsers }),
    forgetBrowsers: makeForgetBrowsers({ browsers }),
    chooseLanguage: makeChooseLanguage({ accounts }),
    readMutedNotices: makeReadMutedNotices({ accounts }),
    chooseNotices: makeChooseNotices({ accounts }),
    changePassword: makeChangePassword({
      ...judging,
      ...changing,
      commonPasswords,
      passwordChanges,
      platformName,
    }),
    beginEmailChange: makeBeginEmailChange({ codeMac, emailChanges, mailer, random, throttleKeys }),
    readEmailChange: makeReadEmailChange({ emailChanges }),
    abandonEmailChange: makeAbandonEmailChange({ emailChanges }),
    confirmEmailChange: makeConfirmEmailChange({ ...changing, codeMac, emailChanges }),
    stepUp: makeStepUp({ ...judging, random, sessions }),
    proveSecondFactor: makeProveSecondFactor({ ...refusing, challenges, factors, stepUps }),

    readTwoFactorStatus,
    readExposure: makeReadExposure({ emailIsAFactor, refusedCodes }),
    beginActivation: makeBeginActivation({ ...wizard, activations, random }),
    readPendingActivation: makeReadPendingActivation({ ...wizard, pendingSecrets: activations, resealOutdated }),
    abandonActivation: makeAbandonActivation({ pendingSecrets: activations }),
    confirmActivation: makeConfirmActivation({ ...changing, activations, emailIsAFactor, resealOutdated, secretSeal }),
    beginMove: makeBeginMove({ ...wizard, changes, moves, random, readTwoFactorStatus }),
    readPendingMove: makeReadPendingActivation({ ...wizard, pendingSecrets: moves, resealOutdated }),
    abandonMove: makeAbandonActivation({ pendingSecrets: moves }),
    confirmMove: makeConfirmMove({ ...changing, moves, resealOutdated, secretSeal }),
    beginAddition: makeBeginAddition({ ...wizard, additions, changes, random, readTwoFactorStatus }),
    readPendingAddition: makeReadPendingActivation({ ...wizard, pendingSecrets: additions, resealOutdated }),
    abandonAddition: makeAbandonActivation({ pendingSecrets: additions }),
    confirmAddition: makeConfirmAddition({ ...changing, additions, resealOutdated, secretSeal }),
    testCode: makeTestCode({ codeTests, resealOutdated, secretSeal }),
    postponeCheckUp: makePostponeCheckUp({ codeTests }),
    renewRecoveryCodes: makeRenewRecoveryCodes({
      changes,
      ...changing,
      emailIsAFactor,
      readTwoFactorStatus,
      recoveryCodes,
      secretSeal,
    }),
    confirmRecoveryCodes: makeConfirmRecoveryCodes({ recoveryCodes, secretSeal }),
    listPasskeys: makeListPasskeys({ passkeys, webAuthn }),
    beginPasskey: makeBeginPasskey({ passkeys, random, readTwoFactorStatus, webAuthn }),
    addPasskey: makeAddPasskey({ ...changing, passkeys, webAuthn }),
    activateWithPasskey: makeActivateWithPasskey({ ...changing, emailIsAFactor, passkeys, secretSeal, webAuthn }),
    chooseEmailCodes: makeChooseEmailCodes({ ...telling, passkeys, readTwoFactorStatus }),
    renamePasskey: makeRenamePasskey({ passkeys }),
    removePasskey: makeRemovePasskey({ ...changing, passkeys, readTwoFactorStatus }),
    askPasskeyAtSignIn: makeAskPasskeyAtSignIn({ challenges, passkeys, random, webAuthn }),
    askPasskeyInSession: makeAskPasskeyInSession({ passkeys, random, stepUps, webAuthn }),
    beginDeactivation: makeBeginDeactivation({ ...sending, deactivations, pause: () => setTimeout(LOOK_MS) }),
    readDeactivationCode: makeReadDeactivationCode({ deactivations }),
    confirmDeactivation: makeConfirmDeactivation({ ...changing, ...refusing, deactivations, factors }),
    undoChange: makeUndoChange({ ...telling, changes, passwordHash }),

    startRecovery: makeStartRecovery({ ...changing, assistedRecoveries }),
    cancelRecovery: makeCancelRecovery({ ...telling, assistedRecoveries }),
    cancelOwnRecovery: makeCancelOwnRecovery({ ...telling, assistedRecoveries }),
    completeRecoveries: makeCompleteRecoveries({ assistedRecoveries, deliverNotices, linkTokens, random }),

    verifyEvent: makeVerifyEvent({ providerEvents }),
    recordDelivery: makeRecordDelivery({ providerEvents, sentMails }),
    readActivity: makeReadActivity({ securityEventDays, securityEvents }),
    exportActivity: makeExportActivity({ securityEvents }),
    deliverNotices,
    deliverInvitations: makeDeliverInvitations({
      invitationLinkTo,
      invitations,
      invitationTokens,
      mailer,
      stopping,
    }),
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
    assistedRecoveries: statements('assistedRecoveries', createAssistedRecoveries(sql)),
    browsers: statements('browsers', createBrowsers(sql)),
    challenges: statements('challenges', createChallenges(sql)),
    changes: statements('changes', createChanges(sql)),
    codeTests: statements('codeTests', createCodeTests(sql)),
    deactivations: statements('deactivations', createDeactivations(sql)),
    emailChanges: statements('emailChanges', createEmailChanges(sql)),
    emailCodes: statements('emailCodes', createEmailCodes(sql)),
    invitations: statements('invitations', createInvitations(sql)),
    additions: statements('additions', createAdditions(sql)),
    moves: statements('moves', createMoves(sql)),
    notices: statements('notices', createNotices(sql)),
    passwordAttempts: statements('passwordAttempts', createPasswordAttempts(sql)),
    passwordChanges: statements('passwordChanges', createPasswordChanges(sql)),
    passkeys: statements('passkeys', createPasskeys(sql)),
    passwordResets: statements('passwordResets', createPasswordResets(sql)),
    recoveryCodes: statements('recoveryCodes', createRecoveryCodes(sql)),
    refusedCodes: statements('refusedCodes', createRefusedCodes(sql)),
    retention: statements('retention', createRetention(sql)),
    sealedSecrets: statements('sealedSecrets', createSealedSecrets(sql)),
    sentMails: statements('sentMails', createSentMails(sql)),
    securityEvents: statements('securityEvents', createSecurityEvents(sql)),
    sessions: statements('sessions', createSessions(sql)),
    stepUps: statements('stepUps', createStepUps(sql)),
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
  'new-address': 'mailer.sendNewAddress',
  invitation: 'mailer.sendInvitation',
  'sign-up': 'mailer.sendSignUpLink',
  'account-exists': 'mailer.sendAccountExists',
  reset: 'mailer.sendReset',
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

/** Loaded with the first password that somebody sets: the list is large, and few requests set one. */
export const commonPasswords = async () => (await import('@countersign/crypto/common-passwords')).commonPasswords;

/**
 * Log label for a dependency that is temporarily unavailable; null means the bug is ours. An unreadable secret has a label
 * of its own: it needs an operator, and waiting does not help.
 */
export function unavailabilityOf(error: unknown): 'unavailable' | 'secret unreadable' | null {
  if (error instanceof SecretUnreadable) return 'secret unreadable';
  return isDatabaseUnavailable(error) || error instanceof HashingIsBusy ? 'unavailable' : null;
}
