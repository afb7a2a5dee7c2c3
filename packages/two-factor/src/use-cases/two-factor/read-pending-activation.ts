import type { SecretSeal } from '../../ports/crypto.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { readableEmail } from '../../rules/canonical-email.ts';
import type { ResealOutdated } from '../keys/reseal-outdated.ts';
import { type ActivationKeys, activationKeys } from './activation-keys.ts';

interface Dependencies {
  activations: Activations;
  issuer: string;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

/** Returns the keys again after a reload of the wizard: only to the session that began, and only until confirmation. */
export const makeReadPendingActivation =
  ({ activations, issuer, resealOutdated, secretSeal }: Dependencies) =>
  async (session: LiveSession): Promise<ActivationKeys | null> => {
    const pending = await activations.find(session);
    if (!pending) return null;
    const { authenticatorId, expiresAt } = pending;
    const row = { accountId: session.accountId, authenticatorId };
    const secret = secretSeal.open(pending.secret, row);
    resealOutdated({ row, secret: pending.secret });
    return { ...activationKeys({ secret, issuer, account: readableEmail(session.email) }), expiresAt };
  };
