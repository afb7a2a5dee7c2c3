import type { Screen } from '../tour.ts';
import type { Walk } from '../walk.ts';

export type CheckName =
  | 'rules of axe'
  | 'contrast'
  | 'target size'
  | 'sentence spacing'
  | 'sideways scrolling'
  | 'layout shift'
  | 'layout shift on a phone'
  | 'main action in sight'
  | 'on-screen keyboard'
  | 'motion'
  | 'forced colours';

/** Looks at one screen, and leaves the page as it found it but for its window and its colours. */
export interface Check {
  name: CheckName;
  /** Whether words change its outcome, so that every language is looked at. */
  dependsOnWords: boolean;
  /** A line for each fault. */
  faultsAt(walk: Walk, screen: Screen): Promise<string[]>;
}
