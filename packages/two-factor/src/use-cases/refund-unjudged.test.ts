import { expect, test } from 'vitest';
import { SecretUnreadable } from '../ports/crypto.ts';
import { refundUnjudged } from './refund-unjudged.ts';

async function judging(judge: () => unknown) {
  let refunds = 0;
  const outcome = await refundUnjudged(judge, async () => {
    refunds += 1;
  }).catch((error: unknown) => error);
  return { outcome, refunds };
}

test('what was judged stays charged', async () => {
  expect(await judging(() => 'right')).toEqual({ outcome: 'right', refunds: 0 });
  expect(await judging(async () => null)).toEqual({ outcome: null, refunds: 0 });
});

test('SecretUnreadable: nothing was judged, so the charge is undone', async () => {
  const unreadable = new SecretUnreadable('KEY_MISSING', 'The key is missing.');
  const throwing = () => {
    throw unreadable;
  };
  expect(await judging(throwing)).toEqual({ outcome: unreadable, refunds: 1 });
  expect(await judging(async () => throwing())).toEqual({ outcome: unreadable, refunds: 1 });
});

test('any other failure leaves the charge', async () => {
  const failure = new Error('The database is away.');
  expect(await judging(() => Promise.reject(failure))).toEqual({ outcome: failure, refunds: 0 });
});
