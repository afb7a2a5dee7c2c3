import type { ProblemFacts, ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';
import { wrongMailedCode } from './codes.ts';

const noFurtherMail = (facts: ProblemFacts) =>
  `No more codes can be sent right now. Wait ${waitOf(facts)}, then try again.`;

/** What the pages about the account itself say, a file of its own: most visits never need it. */
export const account = {
  email: {
    title: 'Email',
    text: 'You sign in with it, and codes and messages about your account go there.',
    change: 'Change email',
    changed: (email: string) =>
      `You sign in with ${email} from now on. Every other session has ended, and we told your former email.`,
  },
  password: {
    title: 'Password',
    text: 'With a new one every other session ends.',
    change: 'Change password',
    changed: 'Your password is changed. Every other session has ended.',
  },
  changePassword: {
    title: 'Change password',
    intro: 'Every other session of yours ends, and we tell you by email. This one goes on.',
    current: 'Current password',
    submit: 'Change password',
    currentMissing: 'Enter your current password.',
    wrong: 'This is not your current password. Try again.',
    problems: {
      too_many_attempts: (facts) => `That was a few passwords too many. Wait ${waitOf(facts)}, then try again.`,
    } satisfies ScreenProblems,
  },
  changeEmail: {
    title: 'Change email',
    intro: (email: string) =>
      `Your email is ${email}. We send a code to the new one, and nothing changes before you enter it.`,
    effect:
      'Then you sign in with the new email, and every other session ends. We tell your former email, from which you can take the change back for 72 hours.',
    field: 'New email',
    send: 'Send',
    submit: 'Change email',
    another: 'Use another email',
    sendProblems: {
      not_an_email: 'No email can be sent to this address. Check it.',
      email_unchanged: 'Your account has this email already.',
      too_many_attempts: noFurtherMail,
      mail_unavailable:
        'We could not send the code, and nothing has changed. Check the email, or try again in a minute.',
    } satisfies ScreenProblems,
    problems: {
      wrong_code: (facts) =>
        facts.attemptsLeft === 0
          ? 'Your code didn’t match, and that was the last try. Have a new code sent.'
          : wrongMailedCode(facts),
      no_pending_email_change: 'This code has expired, or it was replaced. Have a new one sent.',
      email_taken: 'This email is in use here, or was until lately. Use another one; nothing has changed.',
    } satisfies ScreenProblems,
  },
} as const;
