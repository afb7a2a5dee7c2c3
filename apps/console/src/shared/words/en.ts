import type { ProblemCode } from '@countersign/contract';
import type { ProblemFacts, ProblemSentence, ScreenProblems } from '../problem-sentence.ts';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string) =>
  `${count} ${plural.select(count) === 'one' ? one : other}`;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as people say it; up to a minute and a half in seconds. */
function span(seconds: number): string {
  if (seconds < 1.5 * MINUTE) return counted(Math.round(seconds), 'second', 'seconds');
  if (seconds < 1.5 * HOUR) return counted(Math.round(seconds / MINUTE), 'minute', 'minutes');
  if (seconds < 2 * DAY) return counted(Math.round(seconds / HOUR), 'hour', 'hours');
  return counted(Math.round(seconds / DAY), 'day', 'days');
}

/** Rounded up, so that nobody comes back too early. */
const waitOf = ({ retryAfterSeconds }: ProblemFacts) => {
  if (retryAfterSeconds === null) return 'a few minutes';
  const unit = retryAfterSeconds < 1.5 * MINUTE ? 1 : retryAfterSeconds < 1.5 * HOUR ? MINUTE : HOUR;
  return span(Math.max(1, Math.ceil(retryAfterSeconds / unit)) * unit);
};

const triesLeft = ({ attemptsLeft }: ProblemFacts) =>
  attemptsLeft === null ? '' : ` ${counted(attemptsLeft, 'try', 'tries')} left.`;

// Sentences of more than one screen.
const wrongAppCode = (facts: ProblemFacts) =>
  `That code is not right.${triesLeft(facts)} Wait until the app shows the next code, and enter that one.`;
const wrongMailedCode = (facts: ProblemFacts) =>
  `That code is not right.${triesLeft(facts)} Enter the 6 digits of the newest email we sent.`;
const tooManyCodes = (facts: ProblemFacts) =>
  `Too many codes were tried for this account. Wait ${waitOf(facts)}, then sign in again.`;
const noFurtherCode = (facts: ProblemFacts) =>
  `No further code can be sent now. Wait ${waitOf(facts)}, or enter the code of the last email.`;
const NOTHING_TO_DEACTIVATE = 'Two-factor authentication is not active, so there is nothing to deactivate.';

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** Every sentence of the console in English. Bold labels of the product's documentation are kept to the letter. */
export const en = {
  common: {
    skipToContent: 'Skip to the content',
    loading: 'Loading',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    back: 'Back',
    continue: 'Continue',
    home: 'Home',
    settings: 'Settings',
    sections: 'Sections',
    opensInNewTab: '(opens in a new tab)',
    titleOf: (screen: string, platform: string) => `${screen} · ${platform}`,
  },

  userMenu: {
    colours: 'Colours',
    light: 'Light',
    dark: 'Dark',
    system: 'Like the system',
    signOut: 'Sign out',
    signOutFailed: 'You are still signed in.',
  },

  signIn: {
    title: 'Sign in',
    email: 'Email',
    password: 'Password',
    showPassword: 'Show what is typed',
    submit: 'Sign in',
    emailMissing: 'Enter your email address.',
    emailNotUsable: 'This does not look like an email address.',
    passwordMissing: 'Enter your password.',
    passwordTooLong: 'This is longer than any password here can be.',
    sessionEnded: 'Your session has ended. Sign in to go on where you were.',
    problems: {
      too_many_attempts: (facts) => `Too many sign-ins were tried. Wait ${waitOf(facts)}, then try again.`,
    } satisfies ScreenProblems,
  },

  unlock: {
    cannotWait: 'Not you, or no time to wait? A link by email lets this browser in.',
    askForLink: 'Send me a link',
    askAgain: 'Send another link',
    linkSent: (email: string) =>
      `If there is an account for ${email}, a link is on its way. Open it in this browser within an hour. Look in the spam folder too.`,
    title: 'Sign in without waiting',
    text: 'This link came to your email because too many sign-ins were tried. It lets this browser try again; your password is still needed.',
    open: 'Let this browser sign in',
    unlocked: 'This browser can sign in now. Enter your email and your password.',
    goneTitle: 'This link no longer works',
    gone: 'It has been used, or has expired. If you still have to wait at the sign-in, have a new one sent from there.',
    toSignIn: 'Go to the sign-in',
  },

  verify: {
    title: 'Two-factor authentication',
    code: 'Verification code',
    hint: 'Enter the 6 digits that Google Authenticator shows for this account.',
    submit: 'Verify',
    byEmail: 'Get a verification code by email',
    cannotUseApp: 'No phone at hand?',
    problems: {
      wrong_code: wrongAppCode,
      too_many_attempts: tooManyCodes,
    } satisfies ScreenProblems,
  },

  verifyByEmail: {
    title: 'Verification code by email',
    offer: (address: string) => `We send a code to ${address}. It can be used once, for this sign-in only.`,
    send: 'Send',
    useApp: 'Use Google Authenticator instead',
    problems: {
      wrong_code: wrongMailedCode,
      too_many_attempts: tooManyCodes,
    } satisfies ScreenProblems,
    sendProblems: {
      too_many_attempts: noFurtherCode,
      not_found: 'This account cannot get codes by email. Use Google Authenticator instead.',
    } satisfies ScreenProblems,
  },

  challengeEnded: {
    title: 'This sign-in has ended',
    timedOut: 'It was open for too long, or was finished in another window. Sign in again to go on.',
    noTriesLeft: 'Too many wrong codes were entered. Sign in again to get new tries.',
    signInAgain: 'Sign in again',
  },

  sentCode: {
    sentTo: (address: string, until: string) => `We sent a code to ${address}. It works once, until ${until}.`,
    hint: 'Enter the 6 digits of the newest email.',
    spamHint: 'Nothing there after a minute? Look in the spam folder too.',
    resend: 'Resend',
    resendIn: (time: string) => `A new code can be sent in ${time}`,
    resendReady: 'You can have a new code sent now.',
    sentAgain: 'A new code is on its way. The one before no longer works.',
  },

  home: {
    title: 'Home',
    greeting: (platform: string) => `Welcome to ${platform}`,
    signedInAs: (email: string) => `You are signed in as ${email}.`,
    cardTitle: 'Two-factor authentication',
    activeText: 'Signing in takes your password and a code. A stolen password alone opens nothing.',
    inactiveText: 'Your password alone opens this account. A code from your phone closes that door, in two minutes.',
    manage: 'Manage two-factor authentication',
    turnOn: 'Set up two-factor authentication',
  },

  twoFactor: {
    title: 'Two-Factor Authentication',
    intro: 'A second proof besides your password: a code from an app on your phone.',
    active: 'Active',
    inactive: 'Not active',
    activeSince: (day: string) => `Since ${day}, signing in takes your password and a verification code.`,
    inactiveText: 'Anybody who learns your password can sign in as you. With a code from your phone, they cannot.',
    factorNames: { authenticator: 'Authenticator app', email: 'Code by email' },
    factorTexts: {
      authenticator: 'Google Authenticator or any other TOTP app',
      email: 'When the phone is not at hand, a code can be sent to your email address.',
    },
    mailboxWarning: 'Whoever can read your mailbox can get such a code. Protect the mailbox as well as this account.',
    deactivationMailbox: 'The code for it goes to your email. Protect the mailbox as well as this account.',
    changedPhone: 'Changed or lost your phone? Deactivate here, then activate again with the new one.',
    activate: 'Activate',
    deactivate: 'Deactivate',
    activated: 'Two-factor authentication is on. From the next sign-in you will be asked for a code.',
    deactivated: 'Two-factor authentication is off. From now on your password alone is enough to sign in.',
    sendProblems: {
      not_active: NOTHING_TO_DEACTIVATE,
      too_many_attempts: (facts) =>
        `No further code can be sent now. Wait ${waitOf(facts)}, then press Deactivate again.`,
      mail_unavailable: 'The code could not be sent by email, so nothing has changed. Try again in a minute.',
    } satisfies ScreenProblems,
  },

  activation: {
    eyebrow: 'Activate two-factor authentication',
    progress: 'Steps',
    stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
    startAgain: 'Start again',
    expired:
      'This QR code has expired. Start again to get a new one; delete the old entry from the app if you scanned it.',
  },

  getApp: {
    title: 'Get the app',
    short: 'App',
    text: 'Install Google Authenticator on your phone. It shows a new 6-digit code every 30 seconds and needs no network.',
    appName: 'Google Authenticator',
    googlePlay: 'Google Play',
    googlePlayFor: 'for Android',
    appStore: 'App Store',
    appStoreFor: 'for iPhone and iPad',
    anyApp: 'You already use another authenticator? Any TOTP app works.',
  },

  scan: {
    title: 'Scan the QR code',
    short: 'Scan',
    text: 'In Google Authenticator, tap the plus sign, choose “Scan a QR code” and point the camera here.',
    textOnPhone: 'You are on your phone, so there is no need to scan: open the app from here, or copy the key into it.',
    qrCode: 'QR code with the key of this account',
    qrCodeOnPhone: 'Is the app on another device? Scan this with it.',
    openInApp: 'Open in authenticator',
    enterTextCode: 'Enter a text code',
    enterTextCodeHow:
      'In the app, tap the plus sign, choose “Enter a setup key” and type these. The key is time-based.',
    account: 'Account',
    issuer: 'Issuer',
    key: 'Text key',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying is blocked here. The key is selected: copy it yourself.',
    keepSecret: 'Whoever sees this key can make your codes. Show it to nobody.',
  },

  confirm: {
    title: 'Enter the verification code',
    short: 'Confirm',
    hint: 'Enter the 6 digits that the app now shows for this account.',
    submit: 'Verify and activate',
    noTriesLeft: 'Too many wrong codes were entered. Start again with a new QR code; nothing has changed so far.',
    problems: {
      wrong_code: (facts) => {
        const drift = facts.clockDriftSeconds;
        if (!drift) return wrongAppCode(facts);
        const direction = drift > 0 ? 'ahead' : 'behind';
        return `Your phone’s clock is about ${span(Math.abs(drift))} ${direction}. Set its date and time to automatic, then enter the next code.${triesLeft(facts)}`;
      },
      too_many_attempts: (facts) =>
        `Too many codes were tried. Wait ${waitOf(facts)}, then enter a new one. Nothing has changed so far.`,
    } satisfies ScreenProblems,
  },

  deactivation: {
    title: 'Deactivate two-factor authentication',
    meaning: 'Afterwards your password alone is enough to sign in: whoever learns it gets in.',
    mailbox: 'The code goes to your email, so whoever can read your mailbox can do this too, once they are signed in.',
    offer: 'We send a code to your email address. Nothing changes until you enter it here.',
    send: 'Send',
    submit: 'Confirm deactivation',
    keep: 'Keep it active',
    problems: {
      wrong_code: (facts) =>
        facts.attemptsLeft === 0
          ? 'That code is not right, and it was the last try for it. Send a new code to go on.'
          : wrongMailedCode(facts),
      challenge_gone: 'This code has expired or was replaced by another. Send a new one to go on.',
      too_many_attempts: (facts) =>
        `Too many codes were tried for this account. Wait ${waitOf(facts)}, then try again.`,
    } satisfies ScreenProblems,
    sendProblems: {
      not_active: NOTHING_TO_DEACTIVATE,
      too_many_attempts: noFurtherCode,
      mail_unavailable:
        'The code could not be sent by email. Two-factor authentication stays active; try again in a minute.',
    } satisfies ScreenProblems,
  },

  stepUp: {
    title: "Confirm it's you",
    text: 'This is a sensitive change, and you have not proved yourself for a while. Enter your password to go on.',
    confirm: 'Confirm',
    problems: {
      wrong_credentials: 'That password is not right. Try again.',
      too_many_attempts: (facts) => `Too many passwords were tried. Wait ${waitOf(facts)}, then try again.`,
    } satisfies ScreenProblems,
  },

  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. The link may be old, or mistyped.',
    goHome: 'Go to Home',
  },

  broken: {
    title: 'Something went wrong',
    text: 'This page broke. Nothing you had confirmed is lost. Reload to try again.',
    notLoadedTitle: 'The page could not be loaded',
    notLoadedText: 'A part of the console did not arrive. Check your connection, then reload.',
    reload: 'Reload',
  },

  loadFailed: {
    title: 'This could not be loaded',
  },

  unreachable: {
    offline: 'You are offline. Connect to a network, then try again.',
    'no-answer': 'The server cannot be reached right now. Try again in a moment.',
    'timed-out': 'The server took too long to answer. Try again in a moment.',
  },

  problems: {
    malformed: 'The server did not understand this request. Reload the page and try again.',
    not_signed_in: 'Your session has ended. Sign in again to go on.',
    foreign_origin: 'This page was not opened at the console’s own address. Open the console there and try again.',
    step_up_required: 'Your password was not confirmed, so nothing has changed.',
    not_found: 'This no longer exists. Go back and begin again.',
    method_not_allowed: 'This page and the server do not fit together. Reload to get the current version.',
    already_active: 'Two-factor authentication is already active for this account.',
    not_active: 'Two-factor authentication is not active for this account.',
    no_pending_activation: 'No activation is under way. Start again with a new QR code.',
    challenge_gone: 'This verification has ended. Begin again.',
    link_gone: 'This link has been used or has expired. Have a new one sent.',
    too_large: 'What was sent is too large. Shorten it and try again.',
    not_json: 'This page and the server do not fit together. Reload to get the current version.',
    wrong_credentials: 'The email or the password is not right. Check both and try again.',
    wrong_code: (facts) => `That code is not right.${triesLeft(facts)} Enter the newest one.`,
    too_many_attempts: (facts) => `Too many attempts. Wait ${waitOf(facts)}, then try again.`,
    unexpected: 'Something broke on our side. Try again in a moment; if it stays, reload the page.',
    mail_unavailable: 'The email could not be sent. Try again in a minute.',
    unavailable: 'The service is not available for the moment. Try again in a minute.',
  } satisfies Record<ProblemCode, ProblemSentence>,

  moments: {
    time: (moment: string) => clock.format(new Date(moment)),
    day: (moment: string) => calendar.format(new Date(moment)),
  },
} as const;
