/** The addresses of the screens. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  unlock: '/sign-in/unlock',
  verify: '/sign-in/verify',
  verifyByEmail: '/sign-in/verify/email',
  settings: '/settings',
  twoFactor: '/settings/two-factor',
  preferences: '/settings/preferences',
  activation: '/settings/two-factor/activate',
  deactivation: '/settings/two-factor/deactivate',
  help: '/help/two-factor-authentication',
} as const;
