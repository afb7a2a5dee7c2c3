import type { Amr } from '../vocabulary.ts';
import type { HeldChallenge } from './challenges.ts';
import type { LinkedNotice } from './notices.ts';
import type { NewRecoveryCodes } from './recovery-codes.ts';
import type { RequestOrigin, TrustedBrowser } from './request.ts';
import type { ActingSession } from './sessions.ts';
import type { PasskeyDescriptor, VerifiedRegistration } from './web-authn.ts';

/** As its owner sees it. */
export interface ListedPasskey {
  id: string;
  name: string;
  createdAt: Date;
  /** Null until it has signed in or confirmed something. */
  lastUsedAt: Date | null;
  isSynced: boolean;
}

export interface NewPasskey extends VerifiedRegistration {
  id: string;
  name: string;
}

interface CarriedOver {
  session: ActingSession;
  /** The session goes on under it. */
  tokenHash: Uint8Array;
  /** The browser is trusted under it from now on. */
  browserTokenHash: Uint8Array;
  requestedFrom: RequestOrigin;
}

interface PasskeyChange extends CarriedOver {
  notice: LinkedNotice;
}

interface PasskeyAdditionInput extends PasskeyChange {
  challenge: Uint8Array;
  passkey: NewPasskey;
}

interface TooManyChanges {
  kind: 'too-many-changes';
  retryAfterSeconds: number;
}

type NotAdded =
  /** What was asked for was used, replaced or too old. */
  | { kind: 'ceremony-gone' }
  /** Some account has this credential already. */
  | { kind: 'taken' }
  | TooManyChanges;

export type PasskeyAddition = (TrustedBrowser & { kind: 'added' }) | NotAdded;

export type PasskeyActivation =
  | (TrustedBrowser & { kind: 'activated'; activatedAt: Date })
  | { kind: 'already-active' }
  | NotAdded;

export type EmailCodesChoice =
  | (TrustedBrowser & { kind: 'chosen' })
  /** They are as they were to be. */
  | { kind: 'unchanged' }
  | { kind: 'not-active' }
  | { kind: 'no-passkey' }
  /** None is left of a set that was typed back. */
  | { kind: 'no-saved-codes' }
  | { kind: 'session-gone' }
  | TooManyChanges;

export type PasskeyRemoval =
  | (TrustedBrowser & { kind: 'removed' })
  | { kind: 'not-found' }
  /** Two-factor authentication would not be active without it: that is a deactivation. */
  | { kind: 'last-primary-factor' }
  /** It ended meanwhile, or goes on under another token. */
  | { kind: 'session-gone' }
  | TooManyChanges;

/** Passkeys and security keys, and the challenges that are signed with them: each of one registration, or of one challenge. */
export interface Passkeys {
  list(accountId: string): Promise<ListedPasskey[]>;
  /** Keeps the challenge for this session's next registration, in place of the last; null where the account has its most. */
  beginRegistration(begun: {
    session: ActingSession;
    challenge: Uint8Array;
  }): Promise<{ existing: PasskeyDescriptor[] } | null>;
  /** The challenge of this session's registration, null where none counts, and whether the account is active; null without the session. */
  findRegistration(session: ActingSession): Promise<{ challenge: Uint8Array | null; isActive: boolean } | null>;
  /** Keeps the challenge for the next answer to a sign-in, in place of the last; null where that is not open. */
  beginSignIn(held: HeldChallenge, challenge: Uint8Array): Promise<{ passkeys: PasskeyDescriptor[] } | null>;
  /** The same for the session's own challenge, which confirms who is there. */
  beginStepUp(session: ActingSession, challenge: Uint8Array): Promise<{ passkeys: PasskeyDescriptor[] } | null>;
  /**
   * Spends the registration's challenge, keeps the passkey, raises the security epoch, carries this session over under a new
   * token and leaves a notice to the owner: all of it, or nothing.
   */
  add(addition: PasskeyAdditionInput): Promise<PasskeyAddition>;
  /** The same where two-factor authentication is not active, with recovery codes; the session carries `methods` from then on. */
  activate(
    activation: PasskeyAdditionInput & { methods: readonly Amr[]; recoveryCodes: NewRecoveryCodes },
  ): Promise<PasskeyActivation>;
  /** False where the account has no such passkey. */
  rename(renaming: {
    session: ActingSession;
    passkeyId: string;
    name: string;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
  /** Removes it, raises the security epoch, carries this session over and leaves a notice: all of it, or nothing. */
  remove(removal: PasskeyChange & { passkeyId: string }): Promise<PasskeyRemoval>;
  /**
   * Has emailed codes answer sign-ins, or not, raises the security epoch, carries this session over and leaves a notice: all of
   * it, or nothing.
   */
  chooseEmailCodes(choice: CarriedOver & { isAccepted: boolean; noticeId: string }): Promise<EmailCodesChoice>;
}
