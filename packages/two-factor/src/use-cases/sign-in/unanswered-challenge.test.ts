import { afterAll, expect, test } from 'vitest';
import { hashOfBearerToken } from '../../rules/bearer-token.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { unansweredChallenge } from './unanswered-challenge.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { challenges } = system.parts;

async function openChallenge() {
  const { challenge, challengeToken } = await system.challenged(await system.member());
  return { id: challenge.id, tokenHash: hashOfBearerToken(challengeToken) };
}

test('another-sign-in: the browser holds an open challenge, and the page shows another', async () => {
  const [{ id }, { tokenHash }] = [await openChallenge(), await openChallenge()];
  expect(await unansweredChallenge(challenges, { tokenHash, expectedId: id })).toEqual({ kind: 'another-sign-in' });
  expect(await unansweredChallenge(challenges, { tokenHash, expectedId: 'no id' })).toEqual({
    kind: 'another-sign-in',
  });
});

test('challenge-gone: the browser holds none that is open', async () => {
  const { id } = await openChallenge();
  const tokenHash = hashOfBearerToken('of no challenge');
  expect(await unansweredChallenge(challenges, { tokenHash, expectedId: id })).toEqual({ kind: 'challenge-gone' });
});

test('challenge-gone: the page does not say which it shows', async () => {
  const { tokenHash } = await openChallenge();
  expect(await unansweredChallenge(challenges, { tokenHash })).toEqual({ kind: 'challenge-gone' });
});
