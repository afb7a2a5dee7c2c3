import type { Delivery } from '@countersign/two-factor';

/**
 * The provider's events that say what became of a mail. A suppressed mail is one that the provider does not even try,
 * because the mailbox refused an earlier one.
 */
const deliveryOf: Readonly<Record<string, Delivery>> = {
  'email.delivery_delayed': 'delayed',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.suppressed': 'bounced',
  'email.complained': 'complained',
};

/** Null for the provider's many other events. */
export const deliveryOfEvent = (type: string): Delivery | null =>
  Object.hasOwn(deliveryOf, type) ? (deliveryOf[type] ?? null) : null;
