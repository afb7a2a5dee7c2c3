import type { ReversibleChange } from '@countersign/two-factor';
import { NO_CODE, type Attempt as OfKind, type Part } from './attempt.ts';
import { activation, activationKinds } from './parts/activation.ts';
import { assistedRecovery, recoveryKinds } from './parts/assisted-recovery.ts';
import { deactivation, deactivationKinds } from './parts/deactivation.ts';
import { emailChange, emailKinds } from './parts/email-change.ts';
import { passkeyKinds, passkeys } from './parts/passkeys.ts';
import { passwordChange, passwordKinds } from './parts/password-change.ts';
import { passwordReset, resetKinds } from './parts/password-reset.ts';
import { replacement, replacementKinds } from './parts/replacement.ts';
import { signIn, signInKinds } from './parts/sign-in.ts';
import { undo, undoKinds } from './parts/undo.ts';
import type { State } from './state.ts';

export const actionKinds = [
  ...signInKinds,
  ...passwordKinds,
  ...activationKinds,
  ...replacementKinds,
  ...deactivationKinds,
  ...undoKinds,
  ...resetKinds,
  ...emailKinds,
  ...recoveryKinds,
  ...passkeyKinds,
];
export type ActionKind = (typeof actionKinds)[number];

export type Attempt = OfKind<ActionKind>;
export type Action = Pick<Attempt, 'at' | 'by' | 'kind'>;

const parts: readonly Part<ActionKind>[] = [
  signIn,
  passwordChange,
  activation,
  replacement,
  deactivation,
  undo,
  passwordReset,
  emailChange,
  assistedRecovery,
  passkeys,
];
const partByKind = new Map(parts.flatMap((part) => part.kinds.map((kind) => [kind, part])));

export function partOf(kind: ActionKind): Part<ActionKind> {
  const part = partByKind.get(kind);
  if (!part) throw new Error(`It is in no part what it is to ${kind}.`);
  return part;
}

export function attemptOf(action: Action, state: State): Attempt {
  const { email, password } = state;
  const said = partOf(action.kind).codeFor(action.kind, state, action.by) ?? NO_CODE;
  return { ...action, ...(typeof said === 'string' ? { code: said, step: 0 } : said), email, password };
}

/** The change that its success makes, of those that a mailed link takes back. */
const reversibleChanges: Partial<Record<ActionKind, ReversibleChange>> = {
  activate: 'activated',
  'activate again': 'activated',
  'renew the codes': 'recovery-codes-renewed',
  move: 'moved',
  'add the app': 'authenticator-added',
  deactivate: 'deactivated',
  'change password': 'password-changed',
  'reset by link': 'password-reset',
  'reset by code': 'password-reset',
  'confirm the address': 'email-changed',
  'activate by passkey': 'activated',
  'add a passkey': 'passkey-added',
  'remove a passkey': 'passkey-removed',
  'remove the last passkey': 'passkey-removed',
};

export const reversibleChangeOf = (kind: ActionKind): ReversibleChange | undefined => reversibleChanges[kind];

/** Whether its success sends a mail with a code. */
export const sendsACode = (kind: ActionKind) =>
  kind === 'send a code' || kind === 'ask to deactivate' || kind === 'ask for another address';

/** Which of the account's addresses that goes to. */
export const mailedTo = ({ code, email, kind }: Attempt): number =>
  kind === 'ask for another address' ? Number(code) : email;
