import type { LinkTokens, RandomSource } from '../../ports/crypto.ts';
import type { Invitations } from '../../ports/invitations.ts';
import { accountName, accountNameFlaw } from '../../rules/account-name.ts';
import { canonicalEmail, isDeliverable } from '../../rules/canonical-email.ts';

import type { Language } from '../../vocabulary.ts';

export interface InviteInput {
  email: string;
  /** Null where none is given. */
  name: string | null;
  language: Language;
}

export type InviteOutcome =
  | { kind: 'invited' | 'invited-already' | 'email-taken'; email: string }
  | { kind: 'not-an-email' }
  | { kind: 'not-a-name' };

interface Dependencies {
  invitations: Invitations;
  invitationTokens: LinkTokens;
  random: RandomSource;
}

/** Invites somebody, by a link that a running server mails. Nothing of theirs exists until they open it and set a password. */
export const makeInvite =
  ({ invitations, invitationTokens, random }: Dependencies) =>
  async ({ email: typed, language, name: typedName }: InviteInput): Promise<InviteOutcome> => {
    const email = canonicalEmail(typed);
    if (!isDeliverable(email)) return { kind: 'not-an-email' };
    const name = typedName === null ? null : accountName(typedName);
    if (typedName !== null && (name === null || accountNameFlaw(name))) return { kind: 'not-a-name' };
    const id = random.id();
    return { kind: await invitations.invite({ id, email, name, language, ...invitationTokens.issue(id) }), email };
  };
