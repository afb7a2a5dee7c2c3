// Beside `vocabulary.ts`, and no part of it: the browser loads these with the one page that speaks of events.

/** What the security log records (SEC-87). */
export const securityEventKinds = [
  'account-added',
  'challenge-opened',
  'signed-in',
  'signed-out',
  'password-proved',
  'step-up-begun',
  'second-factor-proved',
  'activation-begun',
  'activated',
  'deactivation-begun',
  'deactivated',
  'move-begun',
  'moved',
  'addition-begun',
  'authenticator-added',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'email-codes-switched-off',
  'email-codes-switched-on',
  'recovery-codes-renewed',
  'recovery-codes-saved',
  'code-tested',
  'change-undone',
  'unlock-link-issued',
  'browser-unlocked',
  'password-reset-begun',
  'password-reset',
  'code-refused',
  'code-replayed',
  'passkey-refused',
  'passkey-copied',
  'session-ended',
  'other-sessions-ended',
  'browser-forgotten',
  'browsers-forgotten',
  'notices-chosen',
  'password-changed',
  'email-change-begun',
  'email-changed',
  'help-begun',
  'recovery-started',
  'recovery-cancelled',
  'blocked',
  'unblocked',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/**
 * A proof of a second factor that was refused after a right password: a wrong code, a right one that was used already, a wrong
 * signature, or a right one whose counter went back, so that there are two of its passkey (WebAuthn §6.1.1).
 */
export const refusedCodeEvents = [
  'code-refused',
  'code-replayed',
  'passkey-refused',
  'passkey-copied',
] as const satisfies SecurityEventKind[];
export type RefusedCodeEvent = (typeof refusedCodeEvents)[number];

/** A second step that was completed: it redeems what its browser got wrong before. */
export const completedStepEvents = [
  'signed-in',
  'second-factor-proved',
  'activated',
  'moved',
  'authenticator-added',
  'deactivated',
] as const satisfies SecurityEventKind[];

/** What each event is about, for an owner who looks for one. */
export const securityEventTopics = {
  'account-added': 'account',
  'challenge-opened': 'sign-ins',
  'signed-in': 'sign-ins',
  'signed-out': 'sign-ins',
  'password-proved': 'sign-ins',
  'step-up-begun': 'sign-ins',
  'second-factor-proved': 'sign-ins',
  'activation-begun': 'two-factor',
  activated: 'two-factor',
  'deactivation-begun': 'two-factor',
  deactivated: 'two-factor',
  'move-begun': 'two-factor',
  moved: 'two-factor',
  'addition-begun': 'two-factor',
  'authenticator-added': 'two-factor',
  'passkey-added': 'two-factor',
  'passkey-renamed': 'two-factor',
  'passkey-removed': 'two-factor',
  'email-codes-switched-off': 'two-factor',
  'email-codes-switched-on': 'two-factor',
  'recovery-codes-renewed': 'two-factor',
  'recovery-codes-saved': 'two-factor',
  'code-tested': 'two-factor',
  'change-undone': 'two-factor',
  'unlock-link-issued': 'sign-ins',
  'browser-unlocked': 'sign-ins',
  'password-reset-begun': 'account',
  'password-reset': 'account',
  'code-refused': 'sign-ins',
  'code-replayed': 'sign-ins',
  'passkey-refused': 'sign-ins',
  'passkey-copied': 'sign-ins',
  'session-ended': 'sign-ins',
  'other-sessions-ended': 'sign-ins',
  'browser-forgotten': 'sign-ins',
  'browsers-forgotten': 'sign-ins',
  'notices-chosen': 'account',
  'password-changed': 'account',
  'email-change-begun': 'account',
  'email-changed': 'account',
  'help-begun': 'two-factor',
  'recovery-started': 'two-factor',
  'recovery-cancelled': 'two-factor',
  blocked: 'account',
  unblocked: 'account',
} as const satisfies Record<SecurityEventKind, string>;

/** What the list of events may be narrowed to: a topic, or what stands out whatever it is about. */
export const activityFilters = ['warnings', 'sign-ins', 'two-factor', 'account'] as const satisfies (
  | 'warnings'
  | (typeof securityEventTopics)[SecurityEventKind]
)[];
export type ActivityFilter = (typeof activityFilters)[number];
