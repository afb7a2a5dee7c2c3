import type { ActingSession, Activations } from '../../ports/activations.ts';

export const makeAbandonActivation =
  ({ activations }: { activations: Activations }) =>
  (session: ActingSession): Promise<void> =>
    activations.abandon(session);
