import type { HelpAnchor } from './help-anchors.ts';
import { paths } from './paths.ts';

/** The paragraph that the help link of each place leads to. */
const paragraphs = {
  'get-app': 'activate',
  scan: 'activate',
  'text-key': 'activate-by-text-key',
  confirm: 'codes-do-not-match',
  'save-recovery-codes': 'recovery-codes',
  'delete-old-entry': 'changed-phone',
  verify: 'sign-in',
  'verify-by-email': 'sign-in-by-email',
  passkeys: 'passkeys',
  'verify-by-recovery-code': 'recovery-codes',
  'lost-phone': 'lost-phone',
  inactive: 'what-it-is',
  active: 'changed-phone',
  deactivation: 'deactivate',
} as const satisfies Record<string, HelpAnchor>;

export type HelpPlace = keyof typeof paragraphs;

export const helpAddress = (place: HelpPlace): string => `${paths.help}#${paragraphs[place]}`;
