import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { passkeysAt } from '../../testing/passkeys.ts';
import { type ActiveMember, type Member, PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, findSession, mails, member, newestCode, newestUndoToken, query } = system;

const { passkeyMember, signInBy, withPasskey } = passkeysAt(system);

const newAddress = () => `${crypto.randomUUID()}@example.net`;

/** Whoever acts in somebody's session, from one change to the next. */
interface Acting extends Member {
  /** Where the account's mail goes. */
  email: string;
}

async function changeEmail<Someone extends Member>(someone: Someone, to = newAddress()): Promise<Someone & Acting> {
  const { browserToken, session } = someone;
  const begun = await system.beginEmailChange({ session, email: to, requestedFrom });
  if (begun.kind !== 'sent') throw new Error(`The change is ${begun.kind}.`);
  const code = await newestCode(to);
  const outcome = await system.confirmEmailChange({ session, code, browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'email-changed') throw new Error(`The change ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  const acting = { session: await system.sessionOf(sessionToken), sessionToken };
  return { ...someone, ...acting, browserToken: outcome.browserToken ?? '', email: to };
}

async function changePassword(someone: Acting, password: string): Promise<Acting> {
  const { browserToken, session } = someone;
  const input = { session, currentPassword: PASSWORD, password, browserToken, requestedFrom };
  const outcome = await system.changePassword(input);
  await system.settled();
  if (outcome.kind !== 'password-changed') throw new Error(`The change ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  return { ...someone, session: await system.sessionOf(sessionToken), sessionToken };
}

async function deactivate(someone: Acting): Promise<Acting> {
  const { account, email, session } = someone;
  // Until then a code by email proves nothing.
  await query('update accounts set email_held_until = null where id = $1', [account.id]);
  await system.beginDeactivation({ session, requestedFrom });
  const outcome = await system.confirmDeactivation({ session, code: await newestCode(email), requestedFrom });
  await system.settled();
  if (outcome.kind !== 'deactivated') throw new Error(`The deactivation ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  return { ...someone, session: await system.sessionOf(sessionToken), sessionToken };
}

async function activate(someone: Acting): Promise<Acting> {
  const app = await system.scanned(someone);
  const { browserToken, session } = someone;
  const outcome = await system.confirmActivation({ session, code: app.code(), browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'activated') throw new Error(`The activation ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  return { ...someone, session: await system.sessionOf(sessionToken), sessionToken };
}

async function renew(someone: Acting): Promise<Acting> {
  const { browserToken, session } = someone;
  const outcome = await system.renewRecoveryCodes({ session, browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'renewed') throw new Error(`The renewal ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  return { ...someone, session: await system.sessionOf(sessionToken), sessionToken };
}

async function undone(token: string) {
  const outcome = await system.undoChange({ token, requestedFrom });
  await system.settled();
  return outcome;
}

/** By the link in the old mailbox. */
const takeBack = async ({ account }: Pick<Member, 'account'>) =>
  undone(await newestUndoToken(account.email, 'email-changed'));

const emailOf = async ({ account }: Pick<Member, 'account'>) =>
  (await query<{ email: string }>('select email from accounts where id = $1', [account.id]))[0]?.email;

/** Everything about the factors of the account, as it stands in their tables. */
const factorsOf = ({ account }: Pick<Member, 'account'>) =>
  query(
    `select t.*, r.id as codes, r.sealed_key, r.key_id as codes_key_id, r.macs, r.saved_at, r.created_at as codes_created_at
    from authenticators t full join recovery_codes r on r.account_id = t.account_id
    where $1 in (t.account_id, r.account_id)`,
    [account.id],
  );

async function verify(someone: Pick<Member, 'account'>, factor: 'authenticator' | 'recovery-code', code: string) {
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor, code };
  return system.verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
}

const back = { kind: 'undone', change: 'email-changed', isEmailBack: true };

describe('SEC-57 the old mailbox takes a change of the email back', () => {
  test('the address is back, every session has ended, and the factors are untouched', async () => {
    const ann = await activeMember();
    const before = await factorsOf(ann);
    const thief = await changeEmail(ann);
    expect(await takeBack(ann)).toMatchObject({ ...back, accountId: ann.account.id });
    expect(await emailOf(ann)).toBe(ann.account.email);
    expect(await findSession(thief.sessionToken)).toBeNull();
    // What is left is that of the owner's own activation.
    for (const table of ['sessions', 'challenges', 'reversible_changes'])
      expect(await countOf(table, ann.account.id)).toBe(table === 'reversible_changes' ? 1 : 0);
    expect(await factorsOf(ann)).toEqual(before);
    expect((await mails(ann.account.email)).at(-1)?.subject).toContain('taken back');
    expect((await mails(thief.email)).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringContaining('taken back'),
    );
  });

  test('passkeys sign in as before, be they all that there is; one that the thief added does not', async () => {
    for (const ann of [await passkeyMember(), await withPasskey(await activeMember())]) {
      const thief = await withPasskey(await changeEmail(ann));
      expect(await takeBack(ann)).toMatchObject(back);
      expect((await system.listPasskeys(ann.account.id)).passkeys).toMatchObject([{ id: ann.passkeyId }]);
      expect(await signInBy(ann)).toMatchObject({ kind: 'signed-in' });
      expect(await signInBy(thief)).toMatchObject({ kind: 'wrong-code' });
    }
    await system.settled();
  });

  test('a passkey that the thief removed is back', async () => {
    const ann = await withPasskey(await activeMember());
    const { browserToken, session } = await changeEmail(ann);
    const removal = { session, browserToken, passkeyId: ann.passkeyId, requestedFrom };
    expect(await system.removePasskey(removal)).toMatchObject({ kind: 'removed' });
    await system.settled();
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await signInBy(ann)).toMatchObject({ kind: 'signed-in' });
    await system.settled();
  });

  test('whatever the thief did next: factors as they were, later links worth nothing', async () => {
    const ann = await activeMember();
    const before = await factorsOf(ann);
    const moved = await changeEmail(ann);
    const thief = await activate(await deactivate(await changePassword(await renew(moved), 'a password of the thief')));
    const laterTokens = await Promise.all(
      (['recovery-codes-renewed', 'password-changed', 'deactivated', 'activated'] as const).map((change) =>
        newestUndoToken(moved.email, change),
      ),
    );
    expect(await factorsOf(ann)).not.toEqual(before);
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await factorsOf(ann)).toEqual(before);
    expect(await emailOf(ann)).toBe(ann.account.email);
    expect(await findSession(thief.sessionToken)).toBeNull();
    expect(await countOf('reversible_changes', ann.account.id)).toBe(1);
    for (const token of laterTokens) expect(await undone(token)).toEqual({ kind: 'link-gone' });
    expect(await verify(ann, 'authenticator', ann.app.code())).toMatchObject({ kind: 'signed-in' });
    expect(await verify(ann, 'recovery-code', ann.recoveryCodes[0] ?? '')).toMatchObject({ kind: 'signed-in' });
  });

  test('a second change of the email: the oldest mailbox wins, and that of the thief has no say', async () => {
    const ann = await activeMember();
    const once = await changeEmail(ann);
    const twice = await changeEmail(once);
    const ofThief = await newestUndoToken(once.email, 'email-changed');
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await emailOf(ann)).toBe(ann.account.email);
    expect(await undone(ofThief)).toEqual({ kind: 'link-gone' });
    expect(await findSession(twice.sessionToken)).toBeNull();
  });

  test('also after the thief has used the link of the second', async () => {
    const ann = await activeMember();
    const once = await changeEmail(ann);
    await changeEmail(once);
    expect(await undone(await newestUndoToken(once.email, 'email-changed'))).toMatchObject(back);
    expect(await emailOf(ann)).toBe(once.email);
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await emailOf(ann)).toBe(ann.account.email);
  });

  test('what the thief did before it is taken back after it', async () => {
    const ann = await activeMember();
    const before = await factorsOf(ann);
    const thief = await changeEmail(await deactivate({ ...ann, email: ann.account.email }));
    const deactivated = await newestUndoToken(ann.account.email, 'deactivated');
    expect(await undone(deactivated)).toMatchObject({ kind: 'newer-change' });
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await undone(deactivated)).toMatchObject({ kind: 'undone', change: 'deactivated' });
    expect(await factorsOf(ann)).toEqual(before);
    expect(await findSession(thief.sessionToken)).toBeNull();
  });

  test('an account without factors that was given some has none again', async () => {
    const ann = await member();
    await activate(await changeEmail(ann));
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await factorsOf(ann)).toEqual([]);
  });

  test('once, and within 72 hours by the clock of the database', async () => {
    const [ann, bob] = [await member(), await member()];
    await changeEmail(ann);
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await takeBack(ann)).toEqual({ kind: 'link-gone' });
    const moved = await changeEmail(bob);
    await query("update reversible_changes set expires_at = expires_at - interval '72 hours' where account_id = $1", [
      bob.account.id,
    ]);
    expect(await takeBack(bob)).toEqual({ kind: 'link-gone' });
    expect(await emailOf(bob)).toBe(moved.email);
  });
});

describe('SEC-28 what was spent since stays spent', () => {
  const codesLeft = async (ann: ActiveMember) =>
    (
      await query<{ left: number }>('select cardinality(macs) as left from recovery_codes where account_id = $1', [
        ann.account.id,
      ])
    )[0]?.left;

  test('a recovery code, and a code of the app', async () => {
    const ann = await activeMember();
    await changeEmail(ann);
    const [spent = '', another = ''] = ann.recoveryCodes;
    const code = ann.app.code();
    expect(await verify(ann, 'recovery-code', spent)).toMatchObject({ kind: 'signed-in' });
    expect(await verify(ann, 'authenticator', code)).toMatchObject({ kind: 'signed-in' });
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await verify(ann, 'recovery-code', spent)).toMatchObject({ kind: 'wrong-code' });
    expect(await verify(ann, 'authenticator', code)).toMatchObject({ kind: 'wrong-code' });
    expect(await verify(ann, 'recovery-code', another)).toMatchObject({ kind: 'signed-in' });
  });

  test('a recovery code of a set that was replaced afterwards', async () => {
    const ann = await activeMember();
    const thief = await changeEmail(ann);
    const [spent = ''] = ann.recoveryCodes;
    expect(await verify(ann, 'recovery-code', spent)).toMatchObject({ kind: 'signed-in' });
    await renew(thief);
    expect(await takeBack(ann)).toMatchObject(back);
    expect(await codesLeft(ann)).toBe(9);
    expect(await verify(ann, 'recovery-code', spent)).toMatchObject({ kind: 'wrong-code' });
  });
});

test('SEC-35 a rotation of the keys reaches what it keeps, beside the same that is still in use', async () => {
  const ann = await activeMember();
  await changeEmail(await changeEmail(ann));
  const rotated = system.composedWith({ keyring: [someKey('newer'), ...system.keyring] });
  for await (const progress of rotated.rotateKeys()) expect(progress.unreadable).toBe(0);
  const under = `select from reversible_changes where account_id = $1 and 'test' in (secret_key_id, codes_key_id)`;
  expect(await query(under, [ann.account.id])).toEqual([]);
  expect(await takeBack(ann)).toMatchObject(back);
  const { browserToken, challengeToken } = await challenged(ann);
  const proof = { factor: 'authenticator' as const, code: ann.app.code() };
  const answer = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
  expect(await rotated.verifySecondFactor(answer)).toMatchObject({ kind: 'signed-in' });
});

describe('SEC-59 beside other changes', () => {
  test('an account that has taken the address keeps it; the thief is signed out all the same', async () => {
    const ann = await activeMember();
    const before = await factorsOf(ann);
    const thief = await changeEmail(ann);
    // As if its statement had begun before the change was there to be seen.
    await query(`insert into accounts (id, email, password_hash) values (gen_random_uuid(), $1, 'unusable')`, [
      ann.account.email,
    ]);
    expect(await takeBack(ann)).toMatchObject({ ...back, isEmailBack: false });
    expect(await emailOf(ann)).toBe(thief.email);
    expect(await findSession(thief.sessionToken)).toBeNull();
    expect(await factorsOf(ann)).toEqual(before);
  });

  test('a change that the thief makes at the same moment is taken back, or never made', async () => {
    for (let round = 0; round < 6; round += 1) {
      const ann = await activeMember();
      const before = await factorsOf(ann);
      const thief = await changeEmail(ann);
      const app = authenticatorApp(await newSecretOf(thief));
      const confirmation = { session: thief.session, browserToken: thief.browserToken, requestedFrom };
      const [moved, taken] = await Promise.all([
        system.confirmMove({ ...confirmation, code: app.code() }),
        takeBack(ann),
      ]);
      await system.settled();
      expect(['moved', 'no-pending-activation']).toContain(moved.kind);
      expect(taken).toMatchObject(back);
      expect(await factorsOf(ann)).toEqual(before);
      expect(await countOf('sessions', ann.account.id)).toBe(0);
      expect(await emailOf(ann)).toBe(ann.account.email);
    }
  });

  test('of twenty at once one takes it back', async () => {
    const ann = await activeMember();
    await changeEmail(ann);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => takeBack(ann)));
    expect(outcomes.filter(({ kind }) => kind === 'undone')).toHaveLength(1);
  });
});

async function newSecretOf({ session }: Member): Promise<string> {
  const begun = await system.beginMove({ session, requestedFrom });
  if (begun.kind !== 'begun') throw new Error(`The move is ${begun.kind}.`);
  return begun.textKey;
}
