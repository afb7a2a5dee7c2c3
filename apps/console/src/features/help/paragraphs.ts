import type { ComponentType } from 'react';
import type { HelpAnchor } from '../../shared/navigation/help-places.ts';
import { ProtectYourMailbox, WhatItIs } from './about-it.tsx';
import { Activate, ActivateByTextKey } from './activating.tsx';
import { ChangedPhone, Deactivate } from './changing.tsx';
import { CodesDoNotMatch, SignIn, SignInByEmail } from './signing-in.tsx';

export const paragraphs: Record<HelpAnchor, ComponentType> = {
  'what-it-is': WhatItIs,
  activate: Activate,
  'activate-by-text-key': ActivateByTextKey,
  'sign-in': SignIn,
  'sign-in-by-email': SignInByEmail,
  'codes-do-not-match': CodesDoNotMatch,
  'changed-phone': ChangedPhone,
  deactivate: Deactivate,
  'protect-your-mailbox': ProtectYourMailbox,
};
