import { createProviderEvents } from '@countersign/mail/webhook';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';
import { signedEvent, webhookSecrets } from '../testing/signed-event.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const tracked = system.composedWith({ providerEvents: createProviderEvents(webhookSecrets) });

test('verified: by its signature, and says when it was sent', () => {
  const event = signedEvent('{}');
  expect(tracked.verifyEvent(event)).toEqual({
    kind: 'verified',
    message: { id: event.id, sentAt: Number(event.timestamp) },
  });
});

test('wrong-signature: the body is another', () => {
  expect(tracked.verifyEvent({ ...signedEvent('{}'), body: Buffer.from('[]') })).toEqual({ kind: 'wrong-signature' });
});

test('not-tracked: there is no secret, and no signature counts', () => {
  expect(system.verifyEvent(signedEvent('{}'))).toEqual({ kind: 'not-tracked' });
});
