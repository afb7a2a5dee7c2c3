import type { SealedFor, SealedSecret, SecretSeal } from '../ports/crypto.ts';
import type { ResealOutdated } from '../ports/sealed-secrets.ts';
import { latestTimeStep } from '../rules/time-based-code.ts';
import type { Factor } from './factor.ts';

export interface AuthenticatorTypes {
  proof: { code: string };
  stored: { authenticatorId: string; secret: SealedSecret; lastStep: number };
  /** The time step whose code it was, which is spent with it (RFC 6238 §5.2). */
  evidence: { factor: 'authenticator'; authenticatorId: string; step: number };
}

interface Dependencies {
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

const sealedFor = (accountId: string, id: string): SealedFor => ({ accountId, kind: 'authenticator', id });

/** Google Authenticator and its like: time-based codes of a shared secret (RFC 6238). */
export const createAuthenticatorFactor = ({ resealOutdated, secretSeal }: Dependencies): Factor<'authenticator'> => ({
  async judge({ authenticatorId, lastStep, secret }, { code }, { accountId, now }) {
    const step = latestTimeStep(secretSeal.open(secret, sealedFor(accountId, authenticatorId)), code, now);
    if (step === null) return 'code-refused';
    return step > lastStep ? { factor: 'authenticator', authenticatorId, step } : 'code-replayed';
  },

  afterJudging({ authenticatorId, secret }, { accountId }) {
    resealOutdated({ row: sealedFor(accountId, authenticatorId), secret });
  },
});
