import type { ScreenProblems } from '../../bff/problem-sentence.ts';

/** What the page of sessions and known browsers says. */
export const sessions = {
  thisOne: 'This one',
  unknownBrowser: 'An unknown browser',
  browserOn: (name: string, system: string) => `${name} on ${system}`,
  justNow: 'just now',
  open: {
    title: 'Where you are signed in',
    text: 'Something here is not yours? Sign it out, and change your password: whoever signed in there knows yours.',
    since: 'Signed in',
    lastSeen: 'Last seen',
    with: 'With',
    from: 'From',
    password: 'password',
    factors: {
      otp: 'authenticator app',
      email: 'code by email',
      recovery: 'recovery code',
      hwk: 'passkey on one device',
      swk: 'synced passkey',
      user: 'its screen lock or PIN',
    },
    end: 'Sign out',
    endOthers: 'Sign out everywhere else',
    onlyThis: 'You are signed in nowhere else.',
    ended: (browser: string) => `${browser} is signed out.`,
    othersEnded: (count: number) =>
      count === 0
        ? 'There was no other session.'
        : count === 1
          ? 'One other session was ended.'
          : `${count} other sessions were ended.`,
    problems: { not_found: 'That session has ended already.' } satisfies ScreenProblems,
  },
  browsers: {
    title: 'Known browsers',
    text: 'The right password was entered in these, or a link from our emails was opened. Each has tries of its own, so that strangers who guess cannot make you wait. None skips a step of the sign-in.',
    lastUsed: 'Last used',
    forget: 'Forget',
    forgetAll: 'Forget all',
    effect: 'To forget a browser signs nobody out. It counts as a stranger until it signs in again.',
    none: 'None. A browser is listed here once it signs in again.',
    forgotten: (browser: string) => `${browser} is forgotten.`,
    thisForgotten: 'This browser is forgotten. You stay signed in.',
    allForgotten: 'All browsers are forgotten, and this one too. You stay signed in.',
    problems: { not_found: 'That browser is forgotten already.' } satisfies ScreenProblems,
  },
} as const;
