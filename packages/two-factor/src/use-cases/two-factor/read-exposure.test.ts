import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { passkeysAt } from '../../testing/passkeys.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, member, query, readExposure, verifySecondFactor } = system;
const { passkeyMember, withPasskey } = passkeysAt(system);

test('nothing is said where two-factor authentication is not active', async () => {
  expect(await readExposure((await member()).session)).toBeNull();
});

test('nobody has tried: 300 codes in a year, a chance of 1 in 1,100', async () => {
  expect(await readExposure((await activeMember()).session)).toEqual({
    guesses: 300,
    oneIn: 1_100,
    tried: 0,
    triedByOthers: 0,
  });
});

describe('what is said is true of the factors that answer a sign-in of this account', () => {
  const exposureOf = ({ session }: Member, read = readExposure) => read(session);
  /** As its owner may choose beside a passkey. */
  const switchedOff = ({ account }: Member) =>
    query('update accounts set accepts_email_codes = false where id = $1', [account.id]);

  test('a mailed code is one value, where the app’s are three: a chance of 1 in 3,300 without an app', async () => {
    expect(await exposureOf(await passkeyMember())).toMatchObject({ guesses: 300, oneIn: 3_300 });
    expect(await exposureOf(await withPasskey(await activeMember()))).toMatchObject({ guesses: 300, oneIn: 1_100 });
  });

  test('beside passkeys alone nothing can be guessed once emailed codes are switched off, by the owner or the operator', async () => {
    const someone = await passkeyMember();
    const withoutEmail = system.composedWith({ emailIsAFactor: false });
    const nothing = { guesses: 0, oneIn: null, tried: 0, triedByOthers: 0 };
    expect(await exposureOf(someone, withoutEmail.readExposure)).toEqual(nothing);
    await switchedOff(someone);
    expect(await exposureOf(someone)).toEqual(nothing);
  });

  test('an app can be guessed at as before, and what somebody tried is told though nothing can be guessed', async () => {
    const withApp = await withPasskey(await activeMember());
    await switchedOff(withApp);
    expect(await exposureOf(withApp)).toMatchObject({ guesses: 300, oneIn: 1_100 });
    const someone = await passkeyMember();
    await switchedOff(someone);
    const { browserToken, challengeToken } = await challenged(someone);
    const proof = { factor: 'email', code: '000000' } as const;
    await verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, requestedFrom, proof });
    expect(await exposureOf(someone)).toEqual({ guesses: 0, oneIn: null, tried: 1, triedByOthers: 1 });
  });
});

test('a code that somebody else tried is one less, and said; after a month it is not', async () => {
  const someone = await activeMember();
  const { browserToken, challengeToken } = await challenged({ account: someone.account });
  const giving = { browserToken, challengeToken, sessionToken: undefined, requestedFrom };
  await verifySecondFactor({ ...giving, proof: { factor: 'authenticator', code: someone.app.wrongCode() } });
  await verifySecondFactor({ ...giving, proof: { factor: 'recovery-code', code: '0123456789ABCDEF' } });
  expect(await readExposure(someone.session)).toMatchObject({ guesses: 299, tried: 1, triedByOthers: 2 });
  await query("update security_events set at = at - interval '31 days' where account_id = $1", [someone.account.id]);
  expect(await readExposure(someone.session)).toMatchObject({ tried: 0, triedByOthers: 0 });
});

test('one’s own mistakes are tries, and nobody else’s, in this browser and in one that came in', async () => {
  const someone = await activeMember();
  const wrong = { factor: 'authenticator', code: someone.app.wrongCode() } as const;
  const elsewhere = await challenged({ account: someone.account });
  const here = await challenged(someone, someone.browserToken);
  for (const { browserToken, challengeToken } of [elsewhere, here]) {
    await verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, requestedFrom, proof: wrong });
  }
  expect(await readExposure(someone.session)).toMatchObject({ tried: 2, triedByOthers: 1 });
  const { browserToken, challengeToken } = elsewhere;
  const right = { factor: 'authenticator', code: someone.app.code() } as const;
  const giving = { browserToken, challengeToken, sessionToken: undefined, requestedFrom };
  expect((await verifySecondFactor({ ...giving, proof: right })).kind).toBe('signed-in');
  expect(await readExposure(someone.session)).toMatchObject({ guesses: 299, tried: 2, triedByOthers: 0 });
});
