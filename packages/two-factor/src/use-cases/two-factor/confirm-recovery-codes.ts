import type { SecretSeal } from '../../ports/crypto.ts';
import type { RecoveryCodes } from '../../ports/recovery-codes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { matchRecoveryCode } from '../../rules/recovery-code.ts';

export interface ConfirmRecoveryCodesInput {
  session: LiveSession;
  /** Canonical. */
  code: string;
  requestedFrom: RequestOrigin;
}

export type ConfirmRecoveryCodesOutcome = { kind: 'saved' } | { kind: 'wrong-code' } | { kind: 'no-recovery-codes' };

interface Dependencies {
  recoveryCodes: RecoveryCodes;
  secretSeal: SecretSeal;
}

/**
 * Notes that the codes have been saved, once one of them is typed back. It is not spent. Nothing is charged: 80 bits cannot
 * be guessed, whoever asks.
 * @throws SecretUnreadable
 */
export const makeConfirmRecoveryCodes =
  ({ recoveryCodes, secretSeal }: Dependencies) =>
  async ({ code, requestedFrom, session }: ConfirmRecoveryCodesInput): Promise<ConfirmRecoveryCodesOutcome> => {
    const { accountId } = session;
    const stored = await recoveryCodes.find(accountId);
    if (!stored) return { kind: 'no-recovery-codes' };
    const { key, macs, recoveryCodesId } = stored;
    const opened = secretSeal.open(key, { accountId, kind: 'recovery-codes', id: recoveryCodesId });
    if (!matchRecoveryCode(opened, code, macs)) return { kind: 'wrong-code' };
    await recoveryCodes.confirmSaved({ session, recoveryCodesId, requestedFrom });
    return { kind: 'saved' };
  };
