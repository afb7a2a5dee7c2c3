import type { MailWords } from './mail-words.ts';

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** What to do once somebody else may know the password. */
const newPassword =
  'Set a new password now with “Forgot password?” on the sign-in page, and tell your administrator about this message.';
const newPasswords =
  'Change the password of this mailbox. Then set a new one for your account with “Forgot password?” on the sign-in page, and tell your administrator about this message.';

const inMinutes = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

/** From here on the mail asks for new ones. */
const FEW = 3;

function codesLeftSentence(left: number): string {
  if (left === 0) return 'It was the last one: make new recovery codes in the settings.';
  const count = left === 1 ? 'Only one recovery code is left' : `${left} recovery codes are left`;
  return left <= FEW ? `${count}: make new ones in the settings before they are used up.` : `${count}.`;
}

export const en: MailWords = {
  language: 'en',
  moment: (at) => `${momentFormat.format(at)}\u00a0UTC`,
  colon: ': ',
  emailCode: {
    'sign-in': {
      subject: (platformName) => `Verification code to sign in to ${platformName}`,
      preview: (minutes) => `For the sign-in that was just started. It works once, within ${inMinutes(minutes)}.`,
      heading: (platformName) => `Sign in to ${platformName}`,
      instruction: (platformName) =>
        `Somebody entered the right password for your ${platformName} account and asked for a code by email. If that was you, enter this code to finish signing in.`,
      warning: [
        'Then somebody else knows your password. They cannot sign in without this code, so do not give it to anybody.',
        newPassword,
      ],
    },
    deactivation: {
      subject: (platformName) => `Verification code to deactivate two-factor authentication on ${platformName}`,
      preview: (minutes) => `For the deactivation that was just started. It works once, within ${inMinutes(minutes)}.`,
      heading: () => 'Deactivate two-factor authentication',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account asked to deactivate two-factor authentication. If that was you, enter this code to confirm. From then on your password alone opens the account.`,
      warning: [
        'Then somebody else is signed in to your account. Two-factor authentication stays active as long as nobody enters this code, so do not give it to anybody.',
        newPassword,
      ],
    },
  },
  codeLabel: 'Verification code',
  codeLifetime: (minutes) => `It works once, within ${inMinutes(minutes)} of the request below.`,
  request: {
    heading: 'The request',
    time: 'Time',
    browser: 'Browser',
    browserOn: (browser, system) => `${browser} on ${system}`,
    unknownBrowser: 'An unknown browser',
    address: 'Network address',
    unknownAddress: 'An unknown address',
  },
  unlockLink: {
    subject: (platformName) => `Link to sign in to ${platformName} without waiting`,
    preview: (hours) => `How to sign in without waiting. The link works once, within ${hours} hours.`,
    heading: 'Sign in without waiting',
    instruction: (platformName) =>
      `Somebody asked for this link at the sign-in of ${platformName}, where browsers that we do not know have to wait after too many wrong passwords. If that was you, open it in the browser in which you want to sign in.`,
    label: 'Let this browser sign in',
    fallback: 'If the button does not work, copy this link into that browser:',
    lifetime: (hours) => `It works once, within ${hours} hours of the request below, and signs nobody in.`,
    warning: ['Then there is nothing to do. Your password still holds, and nobody can sign in with this link alone.'],
  },
  newAddress: {
    code: {
      subject: (platformName) => `Verification code to confirm this email for ${platformName}`,
      preview: (minutes) => `To use this email for an account. It works once, within ${inMinutes(minutes)}.`,
      heading: () => 'Confirm this email',
      instruction: (platformName) =>
        `Somebody who is signed in to an account on ${platformName} wants to use this email for it. If that was you, enter this code to confirm. From then on you sign in with this email, and messages about the account come here.`,
      warning: [
        'Then somebody has mistyped their email, or uses yours. Nothing is changed as long as nobody enters this code, so do not give it to anybody. There is nothing else to do.',
      ],
    },
    taken: {
      subject: (platformName) => `Your email was entered for another account on ${platformName}`,
      preview: 'It belongs to your account already, and nothing was changed.',
      heading: () => 'Your email has an account already',
      instruction: (platformName) =>
        `Somebody who is signed in to an account on ${platformName} wants to use this email for it. It belongs to another account already, and one email can have only one. Nothing was changed. If that was you, sign in to the account with this email, or use another email.`,
      warning: [
        'Then somebody has mistyped their email, or uses yours. Your account is as it was, and they were not told that it exists. There is nothing to do.',
      ],
    },
  },
  invitation: {
    subject: (platformName) => `You are invited to ${platformName}`,
    preview: (days) => `Set a password, and your account is there. The link works once, within ${days} days.`,
    heading: (platformName) => `Welcome to ${platformName}`,
    greeting: (name) => `Hello ${name}. `,
    instruction: (platformName) =>
      `You are invited to ${platformName}. Open this link and choose a password: that makes your account and signs you in.`,
    label: 'Create account',
    fallback: 'If the button does not work, copy this link into a browser:',
    lifetime: (days) =>
      `It works once, within ${days} days of the time below. If it has ended, ask your administrator for a new one.`,
    facts: { heading: 'The invitation', email: 'Email' },
    ifUnexpected: 'If you do not expect this',
    warning: [
      'Then there is nothing to do. There is no account with your address as long as nobody opens this link, and the link ends by itself.',
    ],
  },
  signUp: {
    subject: (platformName) => `Create your ${platformName} account`,
    preview: (hours) => `Set a password, and your account is there. The link works once, within ${hours} hours.`,
    heading: (platformName) => `Create your ${platformName} account`,
    instruction: (platformName) =>
      `Somebody asked for an account on ${platformName} with this address. If that was you, open this link and choose a password: that makes your account and signs you in.`,
    label: 'Create account',
    fallback: 'If the button does not work, copy this link into a browser:',
    lifetime: (hours) => `It works once, within ${hours} hours of the request below.`,
    warning: [
      'Then there is nothing to do. There is no account with your address as long as nobody opens this link, and the link ends by itself.',
    ],
  },
  accountExists: {
    subject: (platformName) => `You have an account on ${platformName} already`,
    preview: 'Sign in with this address and your password.',
    heading: () => 'You have an account already',
    instruction: (platformName) =>
      `Somebody asked for an account on ${platformName} with this address, which has one already. If that was you, sign in with this address and your password.`,
    label: 'Go to the sign-in',
    fallback: 'If the button does not work, copy this address into a browser:',
    lifetime: 'It leads to the sign-in and opens nothing. If you have forgotten your password, you find help there.',
    warning: [
      'Then there is nothing to do. Nothing about your account has changed, and whoever asked was not told that there is one.',
    ],
  },
  reset: {
    subject: (platformName) => `Set a new password on ${platformName}`,
    preview: (minutes) => `How to set a new password. The link and the code work once, within ${inMinutes(minutes)}.`,
    heading: 'Set a new password',
    instruction: (platformName) =>
      `Somebody asked for a new password for your ${platformName} account. If that was you, open this link and choose one. Two-factor authentication stays as it is.`,
    label: 'Set a new password',
    fallback: 'If the button does not work, copy this link into a browser:',
    lifetime: (minutes) =>
      `The link and the code below work once, within ${inMinutes(minutes)} of the request. They sign nobody in.`,
    codeLabel: 'Reading this on another device? Type this code where you asked for the new password:',
    warning: ['Then there is nothing to do. Your password still holds as long as nobody uses this link or this code.'],
  },
  notice: {
    activated: {
      subject: (platformName) => `Two-factor authentication was activated on ${platformName}`,
      preview: 'From now on your password alone does not open the account.',
      heading: 'Two-factor authentication was activated',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account activated two-factor authentication. If that was you, there is nothing to do. From now on your password alone does not open the account.`,
      meaning:
        'Then somebody else knows your password and has added an authenticator app or a passkey of theirs to your account.',
      remedy:
        'Sign in with a code by email and deactivate two-factor authentication; if you cannot, your administrator can help.',
      inAnyCase: newPassword,
    },
    deactivated: {
      subject: (platformName) => `Two-factor authentication was deactivated on ${platformName}`,
      preview: 'From now on your password alone opens the account.',
      heading: 'Two-factor authentication was deactivated',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account deactivated two-factor authentication. If that was you, there is nothing to do. From now on your password alone opens the account.`,
      meaning: 'Then somebody else is signed in to your account and can read your email.',
      remedy: 'Sign in once your password is a new one, and activate two-factor authentication again.',
      inAnyCase: newPasswords,
    },
    moved: {
      subject: (platformName) => `Two-factor authentication was moved to a new phone on ${platformName}`,
      preview: 'The authenticator app that you had before works no more.',
      heading: 'Moved to a new phone',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account moved two-factor authentication to a new phone. If that was you, delete the old entry from the old phone. The authenticator app that you had before works no more, and every other session of yours has ended.`,
      meaning:
        'Then somebody else is signed in to your account and has put an authenticator app of theirs in the place of yours.',
      remedy:
        'Sign in with a recovery code or a code by email, and move to a new phone or deactivate two-factor authentication, which signs them out.',
      inAnyCase: newPassword,
    },
    'authenticator-added': {
      subject: (platformName) => `An authenticator app was added on ${platformName}`,
      preview: 'Its codes sign in beside your password from now on.',
      heading: 'An authenticator app was added',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account added an authenticator app. If that was you, there is nothing to do. From now on its codes are your second step beside your passkeys, and every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account and has added an authenticator app of theirs.',
      remedy:
        'Sign in and move to a new phone in the settings, or deactivate two-factor authentication, which signs them out.',
      inAnyCase: newPassword,
    },
    'passkey-added': {
      subject: (platformName) => `A passkey was added on ${platformName}`,
      preview: 'From now on it signs in, together with your password.',
      heading: 'A passkey was added',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account added a passkey or security key. If that was you, there is nothing to do. From now on it is your second step beside what you had before, and every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account and has added a key of theirs.',
      remedy: 'Sign in and remove the passkey in the settings, which signs them out.',
      inAnyCase: newPassword,
    },
    'passkey-removed': {
      subject: (platformName) => `A passkey was removed on ${platformName}`,
      preview: 'It can no longer be used to sign in.',
      heading: 'A passkey was removed',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account removed one of your passkeys or security keys. If that was you, delete it from your device or password manager too. It can no longer be used to sign in, and every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account and is closing your ways in.',
      remedy: 'Sign in another way, add the passkey again and end every other session.',
      inAnyCase: newPassword,
    },
    'passkey-copied': {
      subject: (platformName) => `A passkey was refused on ${platformName}: there may be a copy of it`,
      preview: 'Its count went back, which does not happen to a single key.',
      heading: 'There may be a copy of a passkey',
      instruction: (platformName) =>
        `Somebody gave the right password of your ${platformName} account and signed with one of your passkeys or security keys, which counts its signatures. This count has gone back, so it was refused: there may be a copy of it. If that was you, remove that passkey in the settings and add it anew.`,
      meaning: 'Then somebody else knows your password and has a copy of your key.',
      remedy: 'Sign in another way and remove that passkey in the settings.',
      inAnyCase: newPassword,
    },
    'email-codes-switched-off': {
      subject: (platformName) => `Codes by email were switched off on ${platformName}`,
      preview: 'Your passkey, authenticator app or a recovery code signs you in from now on.',
      heading: 'Codes by email were switched off',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account switched codes by email off for signing in. If that was you, there is nothing to do but keep your recovery codes at hand: from now on only your passkey, your authenticator app or a recovery code is the second step. Every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account and is closing your ways in.',
      remedy: 'Sign in with your passkey, app or a recovery code, and switch codes by email on again in the settings.',
      inAnyCase: newPassword,
    },
    'email-codes-switched-on': {
      subject: (platformName) => `Codes by email were switched on again on ${platformName}`,
      preview: 'A code from this mailbox is a second step again.',
      heading: 'Codes by email were switched on again',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account switched codes by email on again for signing in. If that was you, there is nothing to do. From now on a code from this mailbox is a second step beside your password, and every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account, and may read your email.',
      remedy: 'Sign in and switch codes by email off again in the settings, which signs them out.',
      inAnyCase: newPasswords,
    },
    'recovery-code-used': {
      subject: (platformName) => `A recovery code was used to sign in to ${platformName}`,
      preview: 'It stood in for your authenticator or passkey, and works no more.',
      heading: 'A recovery code was used',
      instruction: (platformName, codesLeft) =>
        `Somebody signed in to your ${platformName} account with the right password and one of your recovery codes. If that was you, move to your new phone or add a new passkey now, so that you need no further code. ${codesLeftSentence(codesLeft)}`,
      meaning: 'Then somebody else knows your password and has your recovery codes.',
      remedy: 'Sign in and make new recovery codes, which end the old ones.',
      inAnyCase: newPassword,
    },
    'recovery-codes-renewed': {
      subject: (platformName) => `New recovery codes were made on ${platformName}`,
      preview: 'The recovery codes that you had before work no more.',
      heading: 'New recovery codes were made',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account made new recovery codes. If that was you, there is nothing to do. The codes that you had before work no more, and every other session of yours has ended.`,
      meaning: 'Then somebody else is signed in to your account and holds codes that open it.',
      remedy: 'Sign in and make new recovery codes, which end theirs and sign them out.',
      inAnyCase: newPassword,
    },
    'change-undone': {
      subject: (platformName) => `A change was taken back on ${platformName}`,
      preview: 'Everybody is signed out, and the password no longer works.',
      heading: 'A change was taken back',
      instruction: (platformName) =>
        `Somebody used the link “This wasn't me” in one of our messages and took back a change of your ${platformName} account. Two-factor authentication is as it was before that change, everybody is signed out, and the password no longer works. If that was you, set a new one with “Forgot password?” on the sign-in page, then sign in as you did before the change.`,
      meaning: 'Then somebody else can read your email.',
      remedy:
        'Once your password is a new one, sign in as you did before the change, and look in the settings whether two-factor authentication is as you want it.',
      inAnyCase: newPasswords,
    },
    'password-reset': {
      subject: (platformName) => `Your password on ${platformName} was reset`,
      preview: 'A new password was set by a link from this mailbox, and everybody is signed out.',
      heading: 'Your password was reset',
      instruction: (platformName) =>
        `Somebody set a new password for your ${platformName} account with a link or a code from this mailbox. If that was you, there is nothing to do. Everybody is signed out. Two-factor authentication is as it was, but codes by email do not count for 24 hours.`,
      meaning: 'Then somebody else can read your email and has set a password that they know.',
      remedy: 'Set a new password again, which ends theirs and signs them out.',
      inAnyCase: newPasswords,
    },
    'sessions-ended': {
      subject: (platformName) => `Every other session was ended on ${platformName}`,
      preview: 'Only the browser in which this was asked for is still signed in.',
      heading: 'Every other session was ended',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account signed out everywhere else. If that was you, there is nothing to do. Only the browser below is still signed in.`,
      meaning: 'Then somebody else is signed in to your account and knows your password.',
      remedy: 'Sign in and sign out everywhere else in your turn: Settings, Sessions.',
      inAnyCase: newPassword,
    },
    'new-browser': {
      subject: (platformName) => `New browser signed in to ${platformName}`,
      preview: 'Your account was opened in a browser that it had not met before.',
      heading: 'A new browser signed in',
      instruction: (platformName) =>
        `Somebody signed in to your ${platformName} account in a browser that had not signed in to it before. If that was you, there is nothing to do. You can switch these messages off: Settings, Preferences.`,
      meaning: 'Then somebody else knows your password and got past the second step, where you have activated one.',
      remedy: 'Sign in and sign out everywhere else: Settings, Sessions.',
      inAnyCase: newPassword,
    },
    'wrong-codes': {
      subject: (platformName) => `Wrong codes after your password on ${platformName}`,
      preview: 'Somebody entered your password and then wrong codes several times. They are not signed in by that.',
      heading: 'Wrong codes after the right password',
      instruction: (platformName) =>
        `Somebody entered the right password of your ${platformName} account and then wrong codes several times. If that was you, check the clock of your phone with “Test my code” in the settings, or sign in with another way. You can switch these messages off: Settings, Preferences.`,
      meaning:
        'Then somebody else knows your password. Two-factor authentication has kept them out so far, and the number of codes that they can try is limited.',
      remedy: 'Do not deactivate two-factor authentication, and give no code to anybody.',
      inAnyCase: newPassword,
    },
    'help-begun': {
      subject: (platformName) => `Help to get back into ${platformName}`,
      preview: 'Your administrator offers you a way back in. Nothing happens unless you start it.',
      heading: 'Help to get back in',
      instruction: (platformName) =>
        `Your administrator was told that you cannot get into your ${platformName} account: your app or passkey is gone, and so are your recovery codes. If that is so, start the recovery with the link in this message. 24 hours later two-factor authentication is deactivated, and your password alone opens the account. Until then it can be cancelled at any time.`,
      meaning: 'Then somebody has asked your administrator in your name. Nothing happens as long as nobody starts it.',
      remedy: 'Start nothing, and forward this message to nobody.',
      inAnyCase: 'Ask who it was that wanted help, and tell your administrator about this message.',
    },
    'recovery-started': {
      subject: (platformName) => `In 24 hours two-factor authentication will be deactivated on ${platformName}`,
      preview: 'Cancel it if it was not you. Until then everything stays as it is.',
      heading: 'Deactivation in 24 hours',
      instruction: (platformName) =>
        `Somebody started the recovery of your ${platformName} account with the link that we sent you. In 24 hours two-factor authentication will be deactivated, and your password alone will open the account. If that was you, there is nothing to do but wait. If you find your authenticator, your passkey or a recovery code meanwhile, sign in and cancel it.`,
      meaning: 'Then somebody else can read your email and waits until your password alone opens your account.',
      remedy: 'Sign in within these 24 hours, and cancel it there.',
      inAnyCase:
        'Change the password of this mailbox. Ask who it was that wanted help in your name, and tell your administrator about this message.',
    },
    'recovery-cancelled': {
      subject: (platformName) => `The recovery was cancelled on ${platformName}`,
      preview: 'Two-factor authentication stays active, as it was.',
      heading: 'The recovery was cancelled',
      instruction: (platformName) =>
        `Somebody cancelled the recovery of your ${platformName} account, with the link in our message or in a browser that is signed in. Two-factor authentication stays active. If that was you, there is nothing to do. If you still cannot get in, ask your administrator for help again.`,
      meaning: 'Then somebody else can read your email, or is signed in to your account.',
      remedy: 'Ask your administrator to block the account until you have a new password.',
      inAnyCase: newPasswords,
    },
    'recovery-completed': {
      subject: (platformName) => `After 24 hours two-factor authentication was deactivated on ${platformName}`,
      preview: 'From now on your password alone opens the account.',
      heading: 'The recovery is complete',
      instruction: (platformName) =>
        `The recovery of your ${platformName} account was started 24 hours ago, and nobody cancelled it. Two-factor authentication is deactivated, and everybody is signed out. If that was you, sign in with your password, and activate two-factor authentication again, with a new phone or passkey.`,
      meaning: 'Then somebody else can read your email, and your password alone opens the account.',
      remedy: 'Sign in once your password is a new one, and activate two-factor authentication again.',
      inAnyCase: newPasswords,
    },
    'password-changed': {
      subject: (platformName) => `Your password was changed on ${platformName}`,
      preview: 'The password that you had before works no more, and everybody else is signed out.',
      heading: 'Your password was changed',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account and knew its password set a new one. If that was you, there is nothing to do. The password that you had before works no more, and every other session of yours has ended.`,
      meaning: 'Then somebody else knew your password, is signed in to your account, and keeps you out of it.',
      remedy: 'Set another password with “Forgot password?” at the sign-in: that signs them out.',
      inAnyCase: 'Look whether your account is as you left it, and tell your administrator about this message.',
    },
    'email-changed': {
      subject: (platformName) => `The email of your account was changed on ${platformName}`,
      preview: 'Messages about the account go to another email from now on.',
      heading: 'The email of your account was changed',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account changed its email to another one. If that was you, there is nothing to do. From now on you sign in with the new email, and messages about the account go there; this is the last one here.`,
      meaning:
        'Then somebody else is signed in to your account and is taking it over. You no longer hear of what they change.',
      remedy: 'Ask your administrator to give you your account back.',
      inAnyCase: 'Change the password of this mailbox, and tell your administrator about this message.',
    },
  },
  undo: {
    does: {
      activated:
        'This link removes that authenticator app or passkey and the recovery codes, signs everybody out and ends the password. Once you have set a new one, that alone opens the account, as before.',
      deactivated:
        'This link activates two-factor authentication again, with the authenticator app, the passkeys and the recovery codes that you had, signs everybody out and ends the password, so that you set a new one.',
      moved:
        'This link puts your authenticator app back in its place, signs everybody out and ends the password, so that you set a new one.',
      'authenticator-added':
        'This link removes that authenticator app, signs everybody out and ends the password, so that you set a new one. Your passkeys stay.',
      'passkey-added':
        'This link removes that passkey, signs everybody out and ends the password, so that you set a new one.',
      'passkey-removed':
        'This link makes that passkey work again, signs everybody out and ends the password, so that you set a new one.',
      'recovery-codes-renewed':
        'This link ends those codes, makes the ones that you had before work again, signs everybody out and ends the password, so that you set a new one.',
      'password-changed':
        'This link ends that password and signs everybody out. Nobody can sign in until you have set a new one.',
      'email-changed':
        'This link gives your account this email back, with the authenticator app, the passkeys and the recovery codes that you had then, whatever was changed since. It signs everybody out and ends the password, so that you set a new one.',
      'password-reset':
        'This link ends that password and signs everybody out. Nobody can sign in until you have set a new one.',
    },
    label: "This wasn't me",
    fallback: 'If the button does not work, copy this link into a browser:',
    lifetime: (hours) =>
      `It works once, within ${hours} hours of the request above. It shows a page first, and changes nothing before you confirm there.`,
  },
  recovery: {
    cancels: 'This link cancels the recovery: two-factor authentication stays active, as it is.',
    label: { start: 'Go to the recovery', cancel: 'Cancel the recovery' },
    lifetime: {
      start: (hours) =>
        `It works within ${hours} hours of the time below. It shows a page first, and starts nothing before you confirm there.`,
      cancel: (hours) =>
        `It works within ${hours} hours of the request above. It shows a page first, and changes nothing before you confirm there.`,
    },
  },
  ifNotYou: 'If this was not you',
  neverAsked: {
    code: (platformName) => `Nobody who works for ${platformName} will ever ask you for this code.`,
    link: (platformName) => `Nobody who works for ${platformName} will ever ask you for this link.`,
    linkOrCode: (platformName) => `Nobody who works for ${platformName} will ever ask you for this link or this code.`,
  },
};
