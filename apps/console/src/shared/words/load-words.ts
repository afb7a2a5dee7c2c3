import type { Language } from '@countersign/contract';
import { createLazyPart, type LazyPart } from '../loading/lazy-part.ts';
import { pageLanguage } from './language.ts';
import type {
  AccountWords,
  ActivityWords,
  AssistedRecoveryWords,
  CheckUpWords,
  DeliveryWords,
  Help,
  InvitationWords,
  NewPasswordWords,
  PasskeysWords,
  PasskeyWords,
  RecoveryWords,
  ResetWords,
  SessionsWords,
  StrangersWords,
  UndoWords,
  WithoutPhoneWords,
  WizardWords,
  Words,
  WordsOfWizard,
  WordsOnceSignedIn,
} from './words.ts';

type InEachLanguage<Content> = Record<Language, LazyPart<Content>>;

/** Of a file that exports nothing else. */
const wordsOf = <Content>(load: () => Promise<Record<string, Content>>): LazyPart<Content> =>
  createLazyPart(async () => {
    const [words] = Object.values(await load());
    if (words === undefined) throw new Error('A file of words exports none');
    return words;
  });

/** What every screen says, one file for each language: nobody downloads the others. */
export const wordsIn: InEachLanguage<Words> = {
  en: wordsOf(() => import('./en.ts')),
  'zh-CN': wordsOf(() => import('./zh-cn.ts')),
};

/** By the names of their files. */
interface FurtherWords {
  'signed-in': WordsOnceSignedIn;
  wizard: WordsOfWizard;
  /** Of recovery codes and another phone: most sign-ins never need it. */
  recovery: RecoveryWords;
  /** For somebody who has no phone at hand. */
  'without-phone': WithoutPhoneWords;
  /** Wherever a passkey is made or used. */
  passkey: PasskeyWords;
  /** Of the list of passkeys in the settings. */
  passkeys: PasskeysWords;
  'check-up': CheckUpWords;
  sessions: SessionsWords;
  activity: ActivityWords;
  account: AccountWords;
  /** It takes the labels that it quotes from the screens' words, so it follows when a button is renamed. */
  help: (screens: WizardWords) => Help;
  /** Of what a thief could do, and of mails about the account. */
  strangers: StrangersWords;
  /** Of the page that a link in a notice opens, which few ever see. */
  undo: UndoWords;
  /** Of invitations and the sign-up, which everybody sees once. */
  invitation: InvitationWords;
  /** Wherever somebody chooses a password. */
  'new-password': NewPasswordWords;
  /** Of a recovery that an administrator has offered, for its pages and the banner while it waits. */
  'assisted-recovery': AssistedRecoveryWords;
  /** Of a forgotten password. */
  reset: ResetWords;
  /** Of mails with a code, where deliveries are tracked. */
  delivery: DeliveryWords;
}

/** What only some screens say, in files of their own. */
export const furtherWords: { readonly [Part in keyof FurtherWords]: InEachLanguage<FurtherWords[Part]> } = {
  'signed-in': {
    en: wordsOf(() => import('./en/signed-in.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/signed-in.ts')),
  },
  wizard: {
    en: wordsOf(() => import('./en/wizard.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/wizard.ts')),
  },
  recovery: {
    en: wordsOf(() => import('./en/recovery.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/recovery.ts')),
  },
  'without-phone': {
    en: wordsOf(() => import('./en/without-phone.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/without-phone.ts')),
  },
  passkey: {
    en: wordsOf(() => import('./en/passkey.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/passkey.ts')),
  },
  passkeys: {
    en: wordsOf(() => import('./en/passkeys.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/passkeys.ts')),
  },
  'check-up': {
    en: wordsOf(() => import('./en/check-up.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/check-up.ts')),
  },
  sessions: {
    en: wordsOf(() => import('./en/sessions.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/sessions.ts')),
  },
  activity: {
    en: wordsOf(() => import('./en/activity.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/activity.ts')),
  },
  account: {
    en: wordsOf(() => import('./en/account.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/account.ts')),
  },
  help: {
    en: wordsOf(() => import('./en/help.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/help.ts')),
  },
  strangers: {
    en: wordsOf(() => import('./en/strangers.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/strangers.ts')),
  },
  undo: {
    en: wordsOf(() => import('./en/undo.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/undo.ts')),
  },
  invitation: {
    en: wordsOf(() => import('./en/invitation.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/invitation.ts')),
  },
  'new-password': {
    en: wordsOf(() => import('./en/new-password.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/new-password.ts')),
  },
  'assisted-recovery': {
    en: wordsOf(() => import('./en/assisted-recovery.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/assisted-recovery.ts')),
  },
  reset: {
    en: wordsOf(() => import('./en/reset.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/reset.ts')),
  },
  delivery: {
    en: wordsOf(() => import('./en/delivery.ts')),
    'zh-CN': wordsOf(() => import('./zh-cn/delivery.ts')),
  },
};

/** The parts that screens of this page have asked for. */
const inUse = new Set<keyof FurtherWords>();

/** All that this page says, in another language. */
export async function fetchWords(language: Language): Promise<void> {
  const further = [...inUse].map((part) => furtherWords[part][language].fetch());
  await Promise.all([wordsIn[language].fetch(), ...further]);
}

/**
 * Loads a part of the console in parallel with what it says beyond the words of every screen, and itself reports if that
 * does not arrive. The build reads these names, so that the page of a screen preloads the words (`vite/screens.ts`).
 */
export const withWords =
  <Content>(parts: readonly (keyof FurtherWords)[], load: () => Promise<Content>) =>
  (): Promise<Content> => {
    for (const part of parts) {
      inUse.add(part);
      furtherWords[part][pageLanguage()].fetch().catch(() => undefined);
    }
    return load();
  };
