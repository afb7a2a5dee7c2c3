import type { Factor } from '@countersign/contract';
import type { Icon } from '@tabler/icons-react';
import IconDeviceMobile from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs';
import IconFingerprint from '@tabler/icons-react/dist/esm/icons/IconFingerprint.mjs';
import IconLifebuoy from '@tabler/icons-react/dist/esm/icons/IconLifebuoy.mjs';
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import type { SignedInWords } from '../shared/words/words.ts';

interface FactorListing {
  icon: Icon;
  name: (words: SignedInWords) => string;
  text: (words: SignedInWords) => string;
  /** Whoever reads the mailbox can use it, and the settings warn of that. */
  needsMailbox: boolean;
}

/** How the settings list each factor. Apart from the registry, which is in the first file. */
export const factorListings: Record<Factor, FactorListing> = {
  passkey: {
    icon: IconFingerprint,
    name: (words) => words.twoFactor.factorNames.passkey,
    text: (words) => words.twoFactor.factorTexts.passkey,
    needsMailbox: false,
  },
  authenticator: {
    icon: IconDeviceMobile,
    name: (words) => words.twoFactor.factorNames.authenticator,
    text: (words) => words.twoFactor.factorTexts.authenticator,
    needsMailbox: false,
  },
  email: {
    icon: IconMail,
    name: (words) => words.twoFactor.factorNames.email,
    text: (words) => words.twoFactor.factorTexts.email,
    needsMailbox: true,
  },
  'recovery-code': {
    icon: IconLifebuoy,
    name: (words) => words.twoFactor.factorNames['recovery-code'],
    text: (words) => words.twoFactor.factorTexts['recovery-code'],
    needsMailbox: false,
  },
};
