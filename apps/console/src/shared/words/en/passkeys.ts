import type { ScreenProblems } from '../../bff/problem-sentence.ts';

/** Of the choice to sign in without codes by email. */
const emailCodes = {
  title: 'Codes by email at the sign-in',
  accepted: 'A code by email signs you in too, so whoever can read your mailbox needs nothing else but your password.',
  refused: (hasApp: boolean) =>
    `No code by email signs you in: only your passkey${hasApp ? ', your app' : ''} or a recovery code does.`,
  switchOff: 'Switch off codes by email',
  switchOn: 'Accept codes by email again',
  needsCodes: (hasApp: boolean) =>
    `Before you switch codes by email off, save recovery codes: they would be the only way in without your passkey${hasApp ? ' and your app' : ''}.`,
  toCodes: 'To your recovery codes',
  warningTitle: 'Switch off codes by email?',
  warning: (hasApp: boolean) =>
    `Your mailbox then no longer lets you in. If your passkey${hasApp ? ' and your phone are' : ' is'} gone, your recovery codes are the only way left; without them, nobody can let you in at once.`,
  codesLeft: (left: number) =>
    left === 1
      ? 'One of them is left. Do you know where it is?'
      : `${left} of them are left. Do you know where they are?`,
  elsewhere: 'It also signs you out everywhere else.',
  hasSwitchedOff: 'Codes by email are off. Keep your recovery codes where you find them.',
  hasSwitchedOn: 'Codes by email sign you in again.',
  problems: {
    no_passkey: 'This account has no passkey by now, so codes by email stay as they are. Add a passkey first.',
    no_recovery_codes: 'You have no saved recovery codes by now. Make and save new ones first.',
  } satisfies ScreenProblems,
} as const;

/** What the settings say about the passkeys of the account. */
export const passkeys = {
  emailCodes,
  added: 'Added',
  lastUsed: 'Last used',
  neverUsed: 'never',
  isSynced: 'Synced between your devices',
  isBound: 'Bound to one device',
  none: 'You have none.',
  add: 'Add a passkey',
  rename: 'Rename',
  remove: 'Remove',
  notOffered: 'Browsers have no passkeys at this address: it has to begin with https, or be localhost.',
  notHere: 'This browser cannot make passkeys. Use a newer browser to add one.',
  addTitle: 'Add a passkey',
  addText:
    'It is kept by your device, your password manager or a security key. Give it a name that you will recognise; then your browser asks where to keep it. Adding it signs you out everywhere else.',
  activateTitle: 'Use a passkey',
  activateText:
    'A passkey signs you in with a touch, your face or a PIN in place of a code. Give it a name that you will recognise; then your browser asks where to keep it.',
  offer:
    'Codes can be tricked out of you by a false page; a passkey cannot. Add one, and signing in takes a touch. Your app stays as it is.',
  notNow: 'Not now',
  name: 'Name',
  proposedName: (browser: string, system: string) => `${browser} on ${system}`,
  nameMissing: 'Give it a name.',
  nameTooLong: (most: number) => `A name has at most ${most} characters.`,
  nameNotUsable: 'Leave out the characters that cannot be seen.',
  save: 'Save',
  renameTitle: 'Rename this passkey',
  removeTitle: 'Remove this passkey?',
  removeText: (name: string) =>
    `“${name}” will no longer let you in, and you will be signed out everywhere else. Your device or password manager still lists it: delete it there too.`,
  deactivate: 'Deactivate instead',
  isLast: (name: string) =>
    `“${name}” is your only passkey, and you have no authenticator app. Add another passkey or the app first, or deactivate two-factor authentication.`,
  hasAdded: (name: string) => `“${name}” is added. You can sign in with it from now on.`,
  hasRenamed: (name: string) => `It is called “${name}” now.`,
  hasRemoved: (name: string) => `“${name}” is removed.`,
  problems: {
    not_found: 'That passkey is no longer there.',
    too_many_passkeys: 'You have 20 passkeys, the most there can be. Remove one to add another.',
    last_primary_factor: 'The other passkeys were removed meanwhile, so this one stays.',
  } satisfies ScreenProblems,
} as const;
