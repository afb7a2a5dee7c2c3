import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { abandonChallenge, challenged, member, readChallenge } = system;

test('abandoned: the challenge is closed, and it says whose it was', async () => {
  const someone = await member();
  const { challengeToken } = await challenged(someone);
  expect(await abandonChallenge({ challengeToken })).toEqual({ kind: 'abandoned', accountId: someone.account.id });
  expect(await readChallenge(challengeToken)).toBeNull();
});

test('abandoned: of the id that the page shows', async () => {
  const { challenge, challengeToken } = await challenged(await member());
  expect(await abandonChallenge({ challengeToken, expectedId: challenge.id })).toMatchObject({ kind: 'abandoned' });
});

test('another-sign-in: the page shows one that this browser has replaced, and the newer stays open', async () => {
  const someone = await member();
  const [shown, newer] = [await challenged(someone), await challenged(someone)];
  const outcome = await abandonChallenge({ challengeToken: newer.challengeToken, expectedId: shown.challenge.id });
  expect(outcome).toEqual({ kind: 'another-sign-in' });
  expect(await readChallenge(newer.challengeToken)).not.toBeNull();
});

test('challenge-gone: there is none left', async () => {
  const { challenge, challengeToken } = await challenged(await member());
  await abandonChallenge({ challengeToken });
  const gone = { kind: 'challenge-gone' };
  expect(await abandonChallenge({ challengeToken })).toEqual(gone);
  expect(await abandonChallenge({ challengeToken, expectedId: challenge.id })).toEqual(gone);
  expect(await abandonChallenge({ challengeToken: undefined })).toEqual(gone);
});
