import type { SecretSeal } from '../../ports/crypto.ts';
import type { PendingSecrets } from '../../ports/factor-changes.ts';
import type { ResealOutdated } from '../../ports/sealed-secrets.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { readableEmail } from '../../rules/canonical-email.ts';
import { type ActivationKeys, activationKeys } from './activation-keys.ts';

interface Dependencies {
  /** Of activations, or of moves to a new phone. */
  pendingSecrets: Pick<PendingSecrets, 'find'>;
  issuer: string;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

/** Returns the keys again after a reload of the wizard: only to the session that began, and only until confirmation. */
export const makeReadPendingActivation =
  ({ issuer, pendingSecrets, resealOutdated, secretSeal }: Dependencies) =>
  async (session: LiveSession): Promise<ActivationKeys | null> => {
    const pending = await pendingSecrets.find(session);
    if (!pending) return null;
    const { authenticatorId, expiresAt } = pending;
    const row = { accountId: session.accountId, kind: 'authenticator', id: authenticatorId } as const;
    const secret = secretSeal.open(pending.secret, row);
    resealOutdated({ row, secret: pending.secret });
    return { ...activationKeys({ secret, issuer, account: readableEmail(session.email) }), expiresAt };
  };
