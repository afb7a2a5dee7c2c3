/** The console's own words, which it keeps to the letter so that scripts like these can rely on them. */
export const labels = {
  email: 'Email',
  password: 'Password',
  signIn: 'Sign in',
  verificationCode: 'Verification code',
  codeByEmail: 'Get a verification code by email',
  send: 'Send',
  continue: 'Continue',
  enterTextCode: 'Enter a text code',
  deactivate: 'Deactivate',
} as const;
