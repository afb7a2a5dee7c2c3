import type { CodeMac, StoredCodeMac } from '../ports/crypto.ts';
import type { Factor } from './factor.ts';

export interface EmailTypes {
  proof: { code: string };
  /** Of the challenge's newest code, while it lives. */
  stored: StoredCodeMac;
  evidence: { factor: 'email'; mac: Uint8Array };
}

interface Dependencies {
  codeMac: CodeMac;
  /** Whether the operator offers it at sign-in; deactivation asks for it always. */
  emailIsAFactor: boolean;
}

/** A code that was mailed to the account's own address for this one challenge. */
export const createEmailFactor = ({ codeMac, emailIsAFactor }: Dependencies): Factor<'email'> => ({
  async judge(stored, { code }, { challengeId, purpose }) {
    if (purpose === 'sign-in' && !emailIsAFactor) return 'code-refused';
    return codeMac.matches(code, { purpose, challengeId }, stored)
      ? { factor: 'email', mac: stored.mac }
      : 'code-refused';
  },
});
