import type { ProviderEvents } from '@countersign/two-factor';
import { deliveryOfEvent } from './delivery-event.ts';
import { verifyWebhook, type WebhookSecrets } from './webhook-signature.ts';

export { parseWebhookSecrets, type WebhookSecrets } from './webhook-signature.ts';

/** A file of its own beside the mailer: it needs nothing of the provider's SDK, which takes long to load. */
export const createProviderEvents = (secrets: WebhookSecrets): ProviderEvents => ({
  verify: (request) => verifyWebhook(secrets, request),
  deliveryOf: deliveryOfEvent,
});
