import { paths } from './paths.ts';

/** The paragraphs of the help page, in order. They are never renamed: people bookmark them. */
export const helpAnchors = [
  'what-it-is',
  'activate',
  'activate-by-text-key',
  'sign-in',
  'sign-in-by-email',
  'codes-do-not-match',
  'changed-phone',
  'deactivate',
  'protect-your-mailbox',
] as const;

export type HelpAnchor = (typeof helpAnchors)[number];

/** The paragraph that the help link of each place leads to. */
const paragraphs = {
  'get-app': 'activate',
  scan: 'activate',
  'text-key': 'activate-by-text-key',
  confirm: 'codes-do-not-match',
  verify: 'sign-in',
  'verify-by-email': 'sign-in-by-email',
  inactive: 'what-it-is',
  active: 'changed-phone',
  deactivation: 'deactivate',
} as const satisfies Record<string, HelpAnchor>;

export type HelpPlace = keyof typeof paragraphs;

export const helpAddressOf = (anchor: HelpAnchor): string => `${paths.help}#${anchor}`;

export const helpAddress = (place: HelpPlace | 'anywhere'): string =>
  place === 'anywhere' ? paths.help : helpAddressOf(paragraphs[place]);
