import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { chooseNotices, member, readMutedNotices, securityEvents } = system;

test('what is switched off stays so until it is switched on again, and each change is on record', async () => {
  const [{ account, session }, other] = [await member(), await member()];
  expect(await readMutedNotices(account.id)).toEqual([]);
  await chooseNotices({ session, muted: ['wrong-codes', 'new-browser', 'wrong-codes'], requestedFrom });
  expect(await readMutedNotices(account.id)).toEqual(['new-browser', 'wrong-codes']);
  await chooseNotices({ session, muted: ['new-browser', 'wrong-codes'], requestedFrom });
  await chooseNotices({ session, muted: [], requestedFrom });
  expect(await readMutedNotices(account.id)).toEqual([]);
  expect(await readMutedNotices(other.account.id)).toEqual([]);
  const chosen = (await securityEvents(account.id)).filter((kind) => kind === 'notices-chosen');
  expect(chosen).toHaveLength(2);
});
