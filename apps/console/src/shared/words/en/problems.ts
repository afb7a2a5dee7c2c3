import type { OriginFlaw, ProblemCode } from '@countersign/contract';
import type { ProblemSentence } from '../../bff/problem-sentence.ts';
import { moments, triesLeft, waitOf } from './amounts.ts';

export const unreachable = {
  offline: 'You are offline. Connect to a network, then try again.',
  'no-answer': 'The server cannot be reached right now. Try again in a moment.',
  'timed-out': 'The server took too long to answer. Try again in a moment.',
  'too-many-cookies':
    'Your browser sends more cookies to this address than the server reads, perhaps those of other programs at it. Clear the cookies of this address, then reload the page.',
  'not-passed-on':
    'Something between your browser and the server refused the request without reading it. Reload the page; if that does not help, clear the cookies of this address.',
} as const;

/** Something answered that is not the server, or not the one that this page was made for. */
export const unreadable = {
  'not-ours':
    'The answer did not come from our server. A proxy or the sign-in page of a network may be in between: check your connection, then reload the page.',
  'other-version': 'This page and the server do not fit together. Reload to get the current version.',
} as const;

export const brokenInBrowser =
  'This page broke in your browser. Reload the page and try again; if it stays, use a newer browser.';
const hiddenOrigin =
  'Your browser, or an extension in it, does not tell where this request comes from, so it was refused. Allow the Origin header for this address, or use another browser.';

const foreignOrigin: Record<OriginFlaw, string> = {
  missing: hiddenOrigin,
  hidden: hiddenOrigin,
  other: 'You did not open this page at the console’s own address. Open it there and try again.',
  'cross-site':
    'Your browser says that another site began this request, so it was refused. Reload the page and try again.',
};

// The screen where it is typed or made says why.
const anotherEmail = 'This email cannot be used. Use another one.';
const anotherPasskey = 'This passkey cannot be used. Use another one.';

/** Of codes by email, until an hour of the clock; null where it is not known. */
export const emailHeld = (until: string | null) =>
  `For 24 hours after a new password or email, codes by email do not count.${until === null ? '' : ` They do again at ${until}.`}`;

/** What is said about a problem where the screen has no words of its own for it. */
export const problems = {
  malformed: 'The server did not understand this request. Reload the page and try again.',
  not_signed_in: 'Your session has ended. Sign in again to go on.',
  wrong_signature: 'The server did not understand this request. Reload the page and try again.',
  duplicate_cookie: ({ cookie }) =>
    `Your browser sends ${cookie ? `the cookie “${cookie}”` : 'a cookie of ours'} twice, so the server cannot tell which one counts. Clear the cookies of this address, then reload the page.`,
  foreign_origin: ({ originFlaw }) => foreignOrigin[originFlaw ?? 'other'],
  account_blocked: 'This account has been blocked. Ask your administrator.',
  factor_required: 'A code by email is not enough for this. Confirm with another factor.',
  email_held: ({ heldUntil }) => emailHeld(heldUntil ? moments.time(heldUntil) : null),
  step_up_required: 'You did not confirm that it is you, so nothing has changed.',
  not_found: 'This no longer exists. Go back and begin again.',
  method_not_allowed: 'This page and the server do not fit together. Reload to get the current version.',
  already_active: 'Two-factor authentication is already active for this account.',
  last_primary_factor: anotherPasskey,
  not_active: 'Two-factor authentication is not active for this account.',
  no_pending_activation: 'No activation is under way. Start again with a new QR code.',
  no_pending_email_change: 'No change is under way. Have a new code sent.',
  no_passkey: anotherPasskey,
  no_recovery_codes: 'You need recovery codes for this. Make and save them first.',
  too_many_passkeys: anotherPasskey,
  passkey_taken: anotherPasskey,
  email_taken: anotherEmail,
  email_unchanged: anotherEmail,
  another_sign_in:
    'Another account was signed in to in this browser meanwhile, so nothing was changed. Reload to see which.',
  newer_change: 'Your account was changed again since. Take the latest change back first.',
  challenge_gone: 'This verification has ended. Begin again.',
  link_gone: 'This link was used already, or it has expired. Have a new one sent.',
  too_large: 'What you sent is too large. Shorten it and try again.',
  not_json: 'This page and the server do not fit together. Reload to get the current version.',
  wrong_credentials: 'Your email or password didn’t match. Check both and try again.',
  wrong_code: (facts) => `Your code didn’t match. Use the newest one.${triesLeft(facts)}`,
  passkey_refused: anotherPasskey,
  not_an_email: anotherEmail,
  password_unchanged: 'That password cannot be used. Choose another.',
  poor_password: 'That password cannot be used. Choose another.',
  too_many_attempts: (facts) => `Too many attempts. Wait ${waitOf(facts)}, then try again.`,
  unexpected: 'Something broke on our side. Try again in a moment; if it stays, reload the page.',
  mail_unavailable: 'We could not send the email. Try again in a minute.',
  unavailable: 'The service is not available right now. Try again in a minute.',
} satisfies Record<ProblemCode, ProblemSentence>;
