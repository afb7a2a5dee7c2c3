/** The paragraphs of the help page, in order. They are never renamed: people bookmark them. */
export const helpAnchors = [
  'what-it-is',
  'activate',
  'activate-by-text-key',
  'sign-in',
  'sign-in-by-email',
  'passkeys',
  'recovery-codes',
  'codes-do-not-match',
  'test-my-code',
  'changed-phone',
  'lost-phone',
  'forgotten-password',
  'deactivate',
  'protect-your-mailbox',
  'your-activity',
] as const;

export type HelpAnchor = (typeof helpAnchors)[number];
