import { afterAll, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type ActiveMember, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, member, postponeCheckUp, query, testCode } = system;

const isDue = async ({ account }: Pick<ActiveMember, 'account'>) =>
  (await system.readTwoFactorStatus(account.id))?.isCheckUpDue;

/** As if the authenticator had been set up so long ago, and its owner been asked when it was due. */
async function daysLater(someone: ActiveMember, days: number) {
  await query(
    `update authenticators set created_at = created_at - make_interval(days => $2), check_up_at = check_up_at - make_interval(days => $2),
      last_step = extract(epoch from created_at - make_interval(days => $2)) / 30 where account_id = $1`,
    [someone.account.id, days],
  );
}

test('due after 28 days without one code, put off for 30, and due again', async () => {
  const someone = await activeMember();
  expect(await isDue(someone)).toBe(false);
  await daysLater(someone, 27);
  expect(await isDue(someone)).toBe(false);
  await daysLater(someone, 1);
  expect(await isDue(someone)).toBe(true);
  expect(await postponeCheckUp(someone.session)).toEqual({ kind: 'postponed' });
  expect(await isDue(someone)).toBe(false);
  await daysLater(someone, 29);
  expect(await isDue(someone)).toBe(false);
  await daysLater(someone, 1);
  expect(await isDue(someone)).toBe(true);
});

test('a passed test ends it; a wrong code does not', async () => {
  const someone = await activeMember();
  await daysLater(someone, 28);
  await testCode({ ...someone, code: someone.app.wrongCode(), requestedFrom });
  expect(await isDue(someone)).toBe(true);
  await testCode({ ...someone, code: someone.app.code(), requestedFrom });
  expect(await isDue(someone)).toBe(false);
  await postponeCheckUp(someone.session);
  await daysLater(someone, 365);
  expect(await isDue(someone)).toBe(false);
});

test('one that is not due cannot be put off', async () => {
  const someone = await activeMember();
  await daysLater(someone, 27);
  expect(await postponeCheckUp(someone.session)).toEqual({ kind: 'postponed' });
  await daysLater(someone, 1);
  expect(await isDue(someone)).toBe(true);
  await postponeCheckUp(someone.session);
  await daysLater(someone, 29);
  expect(await postponeCheckUp(someone.session)).toEqual({ kind: 'postponed' });
  await daysLater(someone, 1);
  expect(await isDue(someone)).toBe(true);
});

test('new recovery codes change nothing about it', async () => {
  const someone = await activeMember();
  await daysLater(someone, 28);
  const renewed = await system.renewRecoveryCodes({ ...someone, requestedFrom });
  expect(renewed).toMatchObject({ kind: 'renewed', status: { isCheckUpDue: true } });
  expect(await isDue(someone)).toBe(true);
});

test('never due once a code of it was accepted', async () => {
  const someone = await activeMember();
  await daysLater(someone, 28);
  await query('update authenticators set last_step = last_step + 2 where account_id = $1', [someone.account.id]);
  expect(await isDue(someone)).toBe(false);
});

test('a move to a new phone begins the 28 days anew', async () => {
  const someone = await activeMember();
  await testCode({ ...someone, code: someone.app.code(), requestedFrom });
  await daysLater(someone, 40);
  const begun = await system.beginMove({ ...someone, requestedFrom });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const code = authenticatorApp(begun.textKey).code();
  expect(await system.confirmMove({ ...someone, code, requestedFrom })).toMatchObject({ kind: 'moved' });
  expect(await isDue(someone)).toBe(false);
  await daysLater(someone, 28);
  expect(await isDue(someone)).toBe(true);
});

test('not-active: there is nothing to put off', async () => {
  expect(await postponeCheckUp((await member()).session)).toEqual({ kind: 'not-active' });
});
