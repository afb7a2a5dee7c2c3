import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

test('from now on every session of the account has this language, and no other account’s', async () => {
  const [someone, other] = [await system.member(), await system.member()];
  const elsewhere = await system.signedIn(someone.account);
  await system.chooseLanguage({ session: someone.session, language: 'zh-CN' });
  expect(await system.findSession(elsewhere.sessionToken)).toMatchObject({ language: 'zh-CN' });
  expect(await system.findSession(other.sessionToken)).toMatchObject({ language: null });
});
