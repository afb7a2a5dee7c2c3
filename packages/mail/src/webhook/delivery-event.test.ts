import { deliveries } from '@countersign/two-factor';
import type { WebhookEventPayload } from 'resend';
import { expect, test } from 'vitest';
import { deliveryOfEvent } from './delivery-event.ts';

type EventType = WebhookEventPayload['type'];

test.each<[EventType, string | null]>([
  ['email.delivery_delayed', 'delayed'],
  ['email.delivered', 'delivered'],
  ['email.bounced', 'bounced'],
  ['email.suppressed', 'bounced'],
  ['email.complained', 'complained'],
  ['email.sent', null],
  ['email.opened', null],
  ['email.failed', null],
  ['domain.deleted', null],
])('%s → %s', (type, delivery) => {
  expect(deliveryOfEvent(type)).toBe(delivery);
});

test.each(['', 'toString', '__proto__', 'email.DELIVERED'])('%j → nothing', (type) => {
  expect(deliveryOfEvent(type)).toBeNull();
});

test('there is an event for everything that can become of a mail', () => {
  const types: EventType[] = ['email.delivery_delayed', 'email.delivered', 'email.bounced', 'email.complained'];
  expect(types.map(deliveryOfEvent)).toEqual(deliveries);
});
