import { type PasswordFlaw, passwordLimits, REASON_LENGTH } from '@countersign/two-factor';

export const REASON_REFUSED = `The reason has to be one line of at most ${REASON_LENGTH} characters that says something.`;

export const accountExists = (email: string) => `There is an account for ${email} already.`;
export const noAccountFor = (email: string) => `There is no account for ${email}.`;
export const notDeliverable = (email: string) => `${email} is not an email address that mail can be sent to.`;

/** Why a password is refused, for an operator. */
export const passwordFlawSentences: Record<PasswordFlaw, string> = {
  'too-short': `The password needs at least ${passwordLimits.shortest} characters. A few words that you alone would put together do well.`,
  'too-long': `The password may have at most ${passwordLimits.longest} characters.`,
  common: 'That password is one of the first to be tried. Choose another.',
  guessable:
    'That password repeats itself, or is little more than the email or the name of the platform. Choose another.',
};
