import type { Challenge } from '@countersign/contract';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LazyComponent } from '../shared/loading/lazy-component.tsx';
import type { HelpPlace } from '../shared/navigation/help-places.ts';
import type { Words } from '../shared/words/words.ts';

export interface VerifyFormProps {
  challenge: Challenge;
  /** Of the screen's heading, which describes the field that takes the focus in its place. */
  headingId: string;
  /** Stands beside the form's button. */
  aside: ReactNode;
  onVerified: () => void;
  onRefused: (error: Error) => void;
}

/** All that the console has to say about one factor. It is in the first file, except for the form. */
export interface ConsoleFactor {
  /** The address of its verify screen. */
  path: string;
  title: (words: Words) => string;
  help: HelpPlace;
  /** Fetched when somebody goes to the screen. */
  form: LazyComponent<VerifyFormProps>;
  /** Whether the form begins with a field, which then takes the focus instead of the heading. */
  beginsWithField: (challenge: Challenge) => boolean;
  /** Leads over to the links of the other factors. */
  ifUnavailable?: (words: Words) => string;
  /** The link that offers this factor on the screens of the others. */
  offer: (words: Words) => string;
  /** How the settings list it. */
  icon: Icon;
  name: (words: Words) => string;
  text: (words: Words) => string;
  /** Whoever reads the mailbox can use it, and the settings warn of that. */
  needsMailbox: boolean;
}
