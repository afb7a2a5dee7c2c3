import type { Moves } from '../../ports/factor-changes.ts';
import {
  type Confirmed,
  type ConfirmFurtherSecretDependencies,
  type ConfirmFurtherSecretInput,
  confirmFurtherSecret,
  type FurtherSecretRefusal,
} from './confirm-further-secret.ts';

export type ConfirmMoveOutcome = ({ kind: 'moved' } & Confirmed) | FurtherSecretRefusal;

/** Puts the new authenticator in the old one's place. */
export const makeConfirmMove =
  ({ moves, ...confirming }: ConfirmFurtherSecretDependencies & { moves: Moves }) =>
  async (input: ConfirmFurtherSecretInput): Promise<ConfirmMoveOutcome> => {
    const outcome = await confirmFurtherSecret(confirming, moves, input);
    return outcome.kind === 'confirmed' ? { ...outcome, kind: 'moved' } : outcome;
  };
