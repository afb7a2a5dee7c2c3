import type { ProblemSentence } from '../bff/problem-sentence.ts';
import type { account } from './en/account.ts';
import type { activity } from './en/activity.ts';
import type { assistedRecovery } from './en/assisted-recovery.ts';
import type { checkUp } from './en/check-up.ts';
import type { delivery } from './en/delivery.ts';
import type { help } from './en/help.ts';
import type { invitation } from './en/invitation.ts';
import type { newPassword } from './en/new-password.ts';
import type { passkey } from './en/passkey.ts';
import type { passkeys } from './en/passkeys.ts';
import type { recovery } from './en/recovery.ts';
import type { reset } from './en/reset.ts';
import type { sessions } from './en/sessions.ts';
import type { signedIn } from './en/signed-in.ts';
import type { strangers } from './en/strangers.ts';
import type { undo } from './en/undo.ts';
import type { withoutPhone } from './en/without-phone.ts';
import type { wizard } from './en/wizard.ts';
import type { en } from './en.ts';

type Widened<Sentence> = Sentence extends string
  ? string
  : Sentence extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : {
        readonly [Key in keyof Sentence]: Key extends `${string}roblems`
          ? Sentences<Sentence[Key]>
          : Widened<Sentence[Key]>;
      };

/** A sentence about a problem may need the facts in one language and be constant in another. */
type Sentences<Problems> = { readonly [Code in keyof Problems]: ProblemSentence };

/** The shape of the words of every screen, in each language: a missing or surplus message does not compile. */
export type Words = Widened<typeof en>;

/** The shapes of what is said only to somebody who is signed in, and of what only the wizard says. */
export type WordsOnceSignedIn = Widened<typeof signedIn>;
export type WordsOfWizard = Widened<typeof wizard>;

/** As the screens have them: with those that everybody may read. */
export type SignedInWords = Words & WordsOnceSignedIn;
export type WizardWords = SignedInWords & WordsOfWizard;

/** The shape of the words about recovery codes and another phone. */
export type RecoveryWords = Widened<typeof recovery>;

/** The shape of the words for somebody who has no phone at hand. */
export type WithoutPhoneWords = Widened<typeof withoutPhone>;

/** The shape of the words wherever a passkey is made or used. */
export type PasskeyWords = Widened<typeof passkey>;

/** The shape of the words about the list of passkeys in the settings. */
export type PasskeysWords = Widened<typeof passkeys>;

/** The shape of the words about tests of codes. */
export type CheckUpWords = Widened<typeof checkUp>;

/** The shape of the words about what became of a mail. */
export type DeliveryWords = Widened<typeof delivery>;

/** The shape of the words that only the help page uses. */
export type Help = Widened<ReturnType<typeof help>>;

/** The shape of the words that only the page behind the link in a notice uses. */
export type UndoWords = Widened<typeof undo>;

/** The shape of the words for people who have no account yet. */
export type InvitationWords = Widened<typeof invitation>;

/** The shape of the words wherever somebody chooses a password. */
export type NewPasswordWords = Widened<typeof newPassword>;

/** The shape of the words about a recovery that an administrator has offered. */
export type AssistedRecoveryWords = Widened<typeof assistedRecovery>;

/** The shape of the words about a forgotten password. */
export type ResetWords = Widened<typeof reset>;

/** The shape of the words that only the page of sessions uses. */
export type SessionsWords = Widened<typeof sessions>;

/** The shape of the words about the account itself: its email and its password. */
export type AccountWords = Widened<typeof account>;

/** The shape of the words that only the page of activity uses. */
export type ActivityWords = Widened<typeof activity>;

/** The shape of the words about those who should not be in the account. */
export type StrangersWords = Widened<typeof strangers>;
