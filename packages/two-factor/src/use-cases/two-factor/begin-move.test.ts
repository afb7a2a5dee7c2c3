import { afterAll, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginMove, member, query, readPendingMove } = system;

test('begun: a secret of its own, which a reload of the page shows again and no other session sees', async () => {
  const someone = await activeMember();
  const begun = await beginMove({ ...someone, requestedFrom });
  expect(begun).toMatchObject({ kind: 'begun', textKey: expect.stringMatching(/^[A-Z2-7]{32}$/) });
  expect(begun).toMatchObject((await readPendingMove(someone.session)) ?? {});
  const other = { ...someone.session, id: crypto.randomUUID() };
  expect(await readPendingMove(other)).toBeNull();
});

test('begun again, the first secret is gone', async () => {
  const someone = await activeMember();
  const [first, second] = [
    await beginMove({ ...someone, requestedFrom }),
    await beginMove({ ...someone, requestedFrom }),
  ];
  const pending = await readPendingMove(someone.session);
  expect(second).toMatchObject({ textKey: pending?.textKey });
  expect(first).not.toMatchObject({ textKey: pending?.textKey });
  expect(await system.countOf('pending_activations', someone.account.id)).toBe(1);
});

test('not-active: there is nothing to move, and no factor to be proved for it', async () => {
  const someone = await member();
  expect(await beginMove({ ...someone, requestedFrom })).toEqual({ kind: 'not-active' });
  await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [someone.account.id]);
  const session = await system.sessionOf(someone.sessionToken);
  expect(await beginMove({ session, requestedFrom })).toEqual({ kind: 'not-active' });
});

test('a move that is given up costs nothing, one that is made one of five a day', async () => {
  const someone = await activeMember();
  let { session } = someone;
  for (let begun = 0; begun < 7; begun += 1)
    expect(await beginMove({ session, requestedFrom })).toMatchObject({ kind: 'begun' });
  for (let made = 0; made < 5; made += 1) {
    const begun = await beginMove({ session, requestedFrom });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    const code = authenticatorApp(begun.textKey).code();
    const moved = await system.confirmMove({ ...someone, session, code, requestedFrom });
    if (moved.kind !== 'moved') throw new Error(moved.kind);
    session = await system.sessionOf(moved.sessionToken);
  }
  expect(await beginMove({ session, requestedFrom })).toMatchObject({ kind: 'too-many-attempts' });
});
