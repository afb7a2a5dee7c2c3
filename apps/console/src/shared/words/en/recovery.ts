import type { ProblemFacts, ScreenProblems } from '../../bff/problem-sentence.ts';

// It imports nothing of the screens' catalogue, which would then be two files.

const triesLeft = ({ attemptsLeft }: ProblemFacts) => (attemptsLeft === null ? '' : ` Tries left: ${attemptsLeft}.`);

const recoveryCode = {
  label: 'Recovery code',
  hint: 'Enter one of the codes that you saved. Each works once.',
  tooShort: 'A recovery code has 16 letters and digits, and these are fewer. Nothing was sent.',
  tooLong: 'A recovery code has 16 letters and digits, and these are more. Nothing was sent; leave only one code.',
  noSingleCode: 'There is not one recovery code in that text, so nothing was sent. Enter only one of your codes.',
  problems: {
    wrong_code: (facts) =>
      `That recovery code does not work: it may be spent or of an older set. Check it, or use another.${triesLeft(facts)}`,
  } satisfies ScreenProblems,
} as const;

const saveCodes = {
  title: 'Save your recovery codes',
  short: 'Codes',
  text: 'If your phone or passkey is ever gone, each of these codes lets you in once, with your password. We show them now and never again.',
  where: 'Print them, or keep them where you keep passwords. Not on the phone alone.',
  list: 'Your recovery codes',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Your browser blocks copying here. The codes are selected: copy them yourself.',
  download: 'Download',
  downloaded: 'The file is among your downloads. Move it to a safe place.',
  print: 'Print',
  saved: 'I have saved them',
  later: 'Do this later',
  proof: 'Type one of them from what you saved, any of the ten. It is not used up.',
  finish: 'Finish',
  show: 'Show them again',
  problems: {
    wrong_code: (facts) =>
      `This is none of the codes that we showed you. Check it, or show them again.${triesLeft(facts)}`,
    not_found: 'These codes were replaced meanwhile, in another window. Make new ones in the settings.',
  } satisfies ScreenProblems,
} as const;

/** On paper and in the file, which are read long after, and by themselves. */
const savedCodes = {
  title: (platform: string) => `Recovery codes for ${platform}`,
  fileName: (platform: string) => `Recovery codes - ${platform}.txt`,
  platform: 'Platform',
  account: 'Account',
  date: 'Made on',
  purpose: 'If your phone or passkey is gone, one of these codes takes its place.',
  use: (offer: string) => `At the sign-in, after your password, choose “${offer}”. Each code works once.`,
  keep: 'Whoever has one of them and your password can sign in as you. Keep them apart from your phone, and show them to nobody.',
  replaced: 'When you make new recovery codes, these stop working.',
} as const;

const recoveryCodes = {
  left: (count: number, day: string) => `${count} of 10 left, made on ${day}.`,
  few: (count: number) =>
    count === 1
      ? 'Only one is left. Make new ones before it is used up.'
      : `Only ${count} are left. Make new ones before they are used up.`,
  none: 'None is left. Make new ones, so that you can get in if your phone or passkey is gone.',
  notSaved:
    'You have not confirmed yet that you saved them. If you have them, all is well; if not, make new ones, and the old ones stop working.',
  neverMade:
    'You have none yet: they did not exist when you activated. Take two minutes and make them, for the day your phone is gone.',
  make: 'New recovery codes',
  replace: 'New ones replace those that you have, which stop working at once.',
} as const;

const move = {
  title: 'Move to a new phone',
  offer: 'A new phone? Move to it: the old one goes on working until the new one does.',
  text: 'Have the new phone at hand. Your old phone goes on working until the new one is confirmed; if you stop half-way, nothing has changed.',
  submit: 'Verify and move',
  deleteOldEntry: {
    title: 'Delete the old entry',
    short: 'Old entry',
    text: 'Your new phone makes your codes from now on. On the old phone, delete the entry for this account in the app: its codes no longer work, and two entries that look alike are easy to confuse.',
    notAtHand: 'The old phone is gone? Then there is nothing to delete, and nobody can use what is on it.',
    done: 'Done',
  },
} as const;

/** Of an app beside passkeys. */
const addition = {
  title: 'Add an authenticator app',
  notSetUp: 'Not set up. Where your passkey is not at hand, an app on your phone can sign you in instead.',
  text: 'Your passkeys stay as they are. Use them where you can: a code can be tricked out of you by a false page. Once the app is confirmed, you are signed out everywhere else.',
  submit: 'Verify and add',
  lostPasskey: 'Lost your passkey, and no other yet? Deactivate here, and activate again when you have one.',
  hasAdded: 'Your authenticator app is added. Beside your passkeys, its codes sign you in too from now on.',
} as const;

/** What is said about recovery codes, another phone and an app beside passkeys, which few screens need: a file of its own. */
export const recovery = {
  recoveryCode,
  saveCodes,
  savedCodes,
  recoveryCodes,
  move,
  addition,
} as const;
