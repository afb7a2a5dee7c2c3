import type { ProviderEvents, SignedRequest, VerifiedMessage } from '../ports/sent-mails.ts';

export type VerifyEventOutcome =
  | { kind: 'verified'; message: VerifiedMessage }
  | { kind: 'wrong-signature' }
  | { kind: 'not-tracked' };

/** Whether an event is the mail provider's; nothing that it says may be read before. */
export const makeVerifyEvent =
  ({ providerEvents }: { providerEvents: ProviderEvents | null }) =>
  (request: SignedRequest): VerifyEventOutcome => {
    if (!providerEvents) return { kind: 'not-tracked' };
    const message = providerEvents.verify(request);
    return message ? { kind: 'verified', message } : { kind: 'wrong-signature' };
  };
