import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';

const many = (left: number) => (left === 1 ? 'one recovery code' : `${left} recovery codes`);

/** The test of a code, and the card that asks for it: a file of its own, since few people see either. */
export const checkUp = {
  card: {
    title: 'Does your app still work?',
    text: 'You have not used a code from your authenticator app for some weeks. Test one now, while you are signed in, rather than find out at your next sign-in.',
    codes: (left: number) => `You also have ${many(left)} left. Do you still know where they are?`,
    noCodes: 'You have no recovery codes left for the day your phone is gone. You can make new ones in the settings.',
    later: 'Later',
    postponed: 'All right. We will ask again in a month.',
  },
  intro: 'See whether a sign-in would accept the codes of your app. Testing uses none up.',
  submit: 'Test',
  works: 'It works. A sign-in would accept the codes of this app.',
  clockIsRight: 'Your phone’s clock is right, and the app has the right key for this account.',
  nothingSpent: 'The test has used nothing up. At your next sign-in, enter the code that the app shows then.',
  done: 'Back to the settings',
  clock: {
    title: 'How to set the clock of your phone',
    android:
      '**Android:** in Settings, open System, then Date and time, and turn on “Set time automatically”. On a Samsung it is in General management, and is called “Automatic date and time”.',
    ios: '**iPhone and iPad:** in Settings, open General, then Date & Time, and turn on “Set Automatically”.',
    afterwards: 'Then go back to the app, wait for the next code and test that one.',
  },
  checks: {
    title: 'What to check',
    entry: (platform: string, email: string) =>
      `**The right entry.** In the app, look for ${platform} with ${email}. If there are two, only the newer one works.`,
    newest: '**The newest code.** If it is about to change, wait for the next one.',
    otherwise:
      '**Still not right?** Then the app holds another key. Before you sign out, set it up anew in the settings.',
  },
  lastTest: 'That was the last test for now. You can test another code in a few hours. Signing in is not affected.',
  problems: {
    too_many_attempts: (facts) =>
      `That was the last test for now. You can test another code in ${waitOf(facts)}. Signing in is not affected.`,
  } satisfies ScreenProblems,
} as const;
