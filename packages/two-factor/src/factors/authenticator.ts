import type { SealedSecret, SecretSeal } from '../ports/crypto.ts';
import type { StoredSecret } from '../ports/sealed-secrets.ts';
import { matchTimeStep } from '../rules/time-based-code.ts';
import type { Factor } from './factor.ts';

export interface AuthenticatorTypes {
  proof: { code: string };
  stored: { authenticatorId: string; secret: SealedSecret; lastStep: number };
  /** The time step whose code it was, which is spent with it (RFC 6238 §5.2). */
  evidence: { factor: 'authenticator'; authenticatorId: string; step: number };
}

interface Dependencies {
  resealOutdated: (opened: StoredSecret) => void;
  secretSeal: SecretSeal;
}

/** Google Authenticator and its like: time-based codes of a shared secret (RFC 6238). */
export const createAuthenticatorFactor = ({ resealOutdated, secretSeal }: Dependencies): Factor<'authenticator'> => ({
  async judge({ authenticatorId, lastStep, secret }, { code }, { accountId, now }) {
    const step = matchTimeStep(secretSeal.open(secret, { accountId, authenticatorId }), code, now, lastStep);
    return step === null ? null : { factor: 'authenticator', authenticatorId, step };
  },

  afterJudging({ authenticatorId, secret }, { accountId }) {
    resealOutdated({ row: { accountId, authenticatorId }, secret });
  },
});
