import type { Activations } from '../../ports/factor-changes.ts';
import type { ActingSession } from '../../ports/sessions.ts';

export const makeAbandonActivation =
  ({ activations }: { activations: Activations }) =>
  (session: ActingSession): Promise<void> =>
    activations.abandon(session);
