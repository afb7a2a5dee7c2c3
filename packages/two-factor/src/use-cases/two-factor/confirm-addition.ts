import type { Additions } from '../../ports/factor-changes.ts';
import {
  type Confirmed,
  type ConfirmFurtherSecretDependencies,
  type ConfirmFurtherSecretInput,
  confirmFurtherSecret,
  type FurtherSecretRefusal,
} from './confirm-further-secret.ts';

export type ConfirmAdditionOutcome = ({ kind: 'authenticator-added' } & Confirmed) | FurtherSecretRefusal;

/** Keeps the authenticator beside the passkeys that the account has. */
export const makeConfirmAddition =
  ({ additions, ...confirming }: ConfirmFurtherSecretDependencies & { additions: Additions }) =>
  async (input: ConfirmFurtherSecretInput): Promise<ConfirmAdditionOutcome> => {
    const outcome = await confirmFurtherSecret(confirming, additions, input);
    return outcome.kind === 'confirmed' ? { ...outcome, kind: 'authenticator-added' } : outcome;
  };
