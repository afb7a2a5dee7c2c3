import type { Challenge, Factor } from '@countersign/contract';
import type { ReactNode } from 'react';
import type { LazyComponent } from '../shared/loading/lazy-component.tsx';
import type { HelpPlace } from '../shared/navigation/help-places.ts';
import type { SignedInWords } from '../shared/words/words.ts';

export interface VerifyFormProps {
  challenge: Challenge;
  /** Of the screen's heading, which describes the field that takes the focus in its place. */
  headingId: string;
  /** Stands beside the form's button. */
  aside: ReactNode;
  /** Below the form of another factor: it leaves the focus alone, and its button is not the first one of the screen. */
  isSecond?: boolean;
  onVerified: () => void;
  onRefused: (error: Error) => void;
}

/** All that the console has to say about one factor. It is in the first file, except for the form. */
export interface ConsoleFactor {
  /** The address of its verify screen. */
  path: string;
  title: (words: SignedInWords) => string;
  help: HelpPlace;
  /** Fetched when somebody goes to the screen. */
  form: LazyComponent<VerifyFormProps>;
  /** Whether the form begins with a field, which then takes the focus instead of the heading. */
  beginsWithField: (challenge: Challenge) => boolean;
  /** Whose form stands below this one, where the account has that factor too. */
  second?: Factor;
  /** Leads over to the links of the other factors. */
  ifUnavailable?: (words: SignedInWords) => string;
  /** The link that offers this factor on the screens of the others. */
  offer: (words: SignedInWords) => string;
  /** Where a sign-in with it goes on, whatever it was on the way to. */
  leadsTo?: string;
}
