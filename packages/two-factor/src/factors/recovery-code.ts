import type { SealedFor, SealedSecret, SecretSeal } from '../ports/crypto.ts';
import type { ResealOutdated } from '../ports/sealed-secrets.ts';
import { matchRecoveryCode } from '../rules/recovery-code.ts';
import type { Factor } from './factor.ts';

export interface RecoveryCodeTypes {
  /** Canonical: upper case, without hyphens. */
  proof: { code: string };
  stored: StoredRecoveryCodes;
  /** The code's own MAC, which is taken out of the set. */
  evidence: { factor: 'recovery-code'; recoveryCodesId: string; mac: Uint8Array };
}

/** An account's set: MACs of the codes that are left, under a sealed key of the set's own. */
export interface StoredRecoveryCodes {
  recoveryCodesId: string;
  key: SealedSecret;
  macs: readonly Uint8Array[];
}

interface Dependencies {
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

const sealedFor = (accountId: string, id: string): SealedFor => ({ accountId, kind: 'recovery-codes', id });

/** Codes that were shown once, for the day the authenticator is gone; each works once. */
export const createRecoveryCodeFactor = ({ resealOutdated, secretSeal }: Dependencies): Factor<'recovery-code'> => ({
  async judge({ key, macs, recoveryCodesId }, { code }, { accountId }) {
    const mac = matchRecoveryCode(secretSeal.open(key, sealedFor(accountId, recoveryCodesId)), code, macs);
    return mac ? { factor: 'recovery-code', recoveryCodesId, mac } : 'code-refused';
  },

  afterJudging({ key, recoveryCodesId }, { accountId }) {
    resealOutdated({ row: sealedFor(accountId, recoveryCodesId), secret: key });
  },
});
