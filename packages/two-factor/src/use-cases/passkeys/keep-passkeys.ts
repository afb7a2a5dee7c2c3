import type { ListedPasskey, Passkeys } from '../../ports/passkeys.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { WebAuthn } from '../../ports/web-authn.ts';

export interface PasskeyList {
  /** The oldest first. */
  passkeys: ListedPasskey[];
  /** Whether browsers offer passkeys at the console's address. */
  isOffered: boolean;
}

interface Dependencies {
  passkeys: Pick<Passkeys, 'list'>;
  webAuthn: Pick<WebAuthn, 'isOffered'>;
}

export const makeListPasskeys =
  ({ passkeys, webAuthn: { isOffered } }: Dependencies) =>
  async (accountId: string): Promise<PasskeyList> => ({ passkeys: await passkeys.list(accountId), isOffered });

export const makeRenamePasskey =
  ({ passkeys }: { passkeys: Pick<Passkeys, 'rename'> }) =>
  async (renaming: {
    session: LiveSession;
    passkeyId: string;
    name: string;
    requestedFrom: RequestOrigin;
  }): Promise<{ kind: 'renamed' } | { kind: 'not-found' }> => ({
    kind: (await passkeys.rename(renaming)) ? 'renamed' : 'not-found',
  });
