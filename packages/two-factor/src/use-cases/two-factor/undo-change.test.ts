import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import type { ActiveMember, Member } from '../../testing/people.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';
import type { ReversibleChange } from '../../vocabulary.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, mails, member, newestUndoToken, query, undoChange } = system;

const undo = (token: string) => undoChange({ token, requestedFrom });

async function undone(token: string) {
  const outcome = await undo(token);
  await system.settled();
  return outcome;
}

/** Deactivates as whoever reads the mailbox can, and returns the token of the link that the notice carries. */
async function deactivate({ account, session }: Member) {
  await system.beginDeactivation({ session, requestedFrom });
  const code = await system.newestCode(account.email);
  const outcome = await system.confirmDeactivation({ session, code, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'deactivated') throw new Error(`The deactivation ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  const acting = { account, session: await system.sessionOf(sessionToken), sessionToken };
  return { ...acting, token: await newestUndoToken(account.email, 'deactivated') };
}

async function activate(someone: Member) {
  const app = await system.scanned(someone);
  const { account, browserToken, session } = someone;
  const outcome = await system.confirmActivation({ session, code: app.code(), browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'activated') throw new Error(`The activation ended with ${outcome.kind}.`);
  const { recoveryCodes, sessionToken } = outcome;
  return {
    ...{ ...someone, app, recoveryCodes, sessionToken, session: await system.sessionOf(sessionToken) },
    token: await newestUndoToken(account.email, 'activated'),
  };
}

async function move(someone: ActiveMember) {
  const { account, browserToken, session } = someone;
  const begun = await system.beginMove({ session, requestedFrom });
  if (begun.kind !== 'begun') throw new Error(`The move is ${begun.kind}.`);
  const app = authenticatorApp(begun.textKey);
  const outcome = await system.confirmMove({ session, code: app.code(), browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'moved') throw new Error(`The move ended with ${outcome.kind}.`);
  const { sessionToken } = outcome;
  return {
    ...{ ...someone, app, sessionToken, session: await system.sessionOf(sessionToken) },
    token: await newestUndoToken(account.email, 'moved'),
  };
}

async function renew(someone: ActiveMember) {
  const { account, browserToken, session } = someone;
  const outcome = await system.renewRecoveryCodes({ session, browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'renewed') throw new Error(`The renewal ended with ${outcome.kind}.`);
  const { recoveryCodes, sessionToken } = outcome;
  return {
    ...{ ...someone, recoveryCodes, sessionToken, session: await system.sessionOf(sessionToken) },
    token: await newestUndoToken(account.email, 'recovery-codes-renewed'),
  };
}

/** Everything about the factors of the account, as it stands in their tables. */
const factorsOf = ({ account }: Pick<Member, 'account'>) =>
  query(
    `select t.id, t.sealed_secret, t.key_id, t.last_step, t.created_at, t.check_up_at, r.id as codes, r.sealed_key, r.key_id as codes_key_id,
      r.macs, r.saved_at, r.created_at as codes_created_at
    from authenticators t full join recovery_codes r on r.account_id = t.account_id
    where $1 in (t.account_id, r.account_id)`,
    [account.id],
  );

async function signIn(someone: Pick<Member, 'account'>, code: string, factor: 'authenticator' | 'recovery-code') {
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor, code };
  return system.verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
}

const gone = { kind: 'link-gone' };

describe('SEC-53 a deactivation that is taken back', () => {
  test('the authenticator and the recovery codes are as they were, and both work', async () => {
    const owner = await activeMember();
    const before = await factorsOf(owner);
    const { token } = await deactivate(owner);
    expect(await factorsOf(owner)).toEqual([]);
    expect(await undone(token)).toEqual({
      kind: 'undone',
      accountId: owner.account.id,
      change: 'deactivated',
      isEmailBack: true,
    });
    expect(await factorsOf(owner)).toEqual(before);
    expect(await signIn(owner, owner.app.code(), 'authenticator')).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(owner, owner.recoveryCodes[0] ?? '', 'recovery-code')).toMatchObject({ kind: 'signed-in' });
  });

  test('a code that was accepted before is not accepted again, nor is a recovery code', async () => {
    const owner = await activeMember();
    const [spent = ''] = owner.recoveryCodes;
    const code = owner.app.code();
    expect(await signIn(owner, code, 'authenticator')).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(owner, spent, 'recovery-code')).toMatchObject({ kind: 'signed-in' });
    const { token } = await deactivate(owner);
    await undone(token);
    expect(await signIn(owner, code, 'authenticator')).toMatchObject({ kind: 'wrong-code' });
    expect(await signIn(owner, spent, 'recovery-code')).toMatchObject({ kind: 'wrong-code' });
  });

  test('every session, challenge and pending activation ends, that of the thief too, and no browser is trusted', async () => {
    const owner = await activeMember();
    const thief = await deactivate(owner);
    await system.beginActivation({ session: thief.session, requestedFrom });
    const elsewhere = await system.signedIn(owner.account);
    const { challengeToken } = await challenged(owner);
    expect(await countOf('sessions', owner.account.id)).toBe(2);
    await undone(thief.token);
    for (const table of ['sessions', 'challenges', 'pending_activations'])
      expect(await countOf(table, owner.account.id)).toBe(0);
    expect(await system.findSession(thief.sessionToken)).toBeNull();
    expect(await system.findSession(elsewhere.sessionToken)).toBeNull();
    expect(await system.readChallenge(challengeToken)).toBeNull();
    await challenged(owner, owner.browserToken);
    const trusted = 'select 1 from challenges where account_id = $1 and trust = $2';
    expect(await query(trusted, [owner.account.id, 'trusted'])).toEqual([]);
  });

  test('the owner is told, without a link, and the log has it', async () => {
    const owner = await activeMember();
    const { token } = await deactivate(owner);
    await undone(token);
    const newest = (await mails(owner.account.email)).at(-1);
    expect(newest?.subject).toBe('A change was taken back on Mini Program Platform');
    expect(newest?.text).not.toContain('http');
    expect((await system.securityEvents(owner.account.id)).at(-1)).toBe('change-undone');
  });

  test('a proof of the password that the thief has given since is no obstacle', async () => {
    const owner = await activeMember();
    const thief = await deactivate(owner);
    await system.signedIn(owner.account);
    await query('update sessions set proved_at = now() where id = $1', [thief.session.id]);
    expect(await undone(thief.token)).toMatchObject({ kind: 'undone' });
  });
});

describe('the password', () => {
  const hashOf = async ({ account }: Pick<Member, 'account'>) =>
    (await query<{ hash: string }>('select password_hash as hash from accounts where id = $1', [account.id]))[0]
      ?.hash ?? '';

  test('ends with any change that is taken back: nothing verifies against it, at the same work', async () => {
    const owner = await activeMember();
    const before = await hashOf(owner);
    const { token } = await deactivate(owner);
    expect(await hashOf(owner)).toBe(before);
    await undone(token);
    const after = await hashOf(owner);
    expect(after).not.toBe(before);
    const shapeOf = (hash: string) => hash.replaceAll(/\$[\w+/]{22,}/g, '$…');
    expect([after.length, shapeOf(after)]).toEqual([before.length, shapeOf(before)]);
    const { passwordHash } = system.parts;
    const request = { caller: 'known', account: owner.account.email } as const;
    expect(await passwordHash.verify(PASSWORD, before, request)).toBe(true);
    expect(await passwordHash.verify(PASSWORD, after, request)).toBe(false);
  });

  test('stays where a newer change of a factor is in the way', async () => {
    const owner = await activeMember();
    const first = await renew(owner);
    await renew(first);
    const before = await hashOf(owner);
    expect(await undone(first.token)).toMatchObject({ kind: 'newer-change' });
    expect(await hashOf(owner)).toBe(before);
  });
});

describe('the other changes', () => {
  test('an activation: what was added is gone, and the password alone signs in as before', async () => {
    const owner = await member();
    const thief = await activate(owner);
    expect(await undone(thief.token)).toMatchObject({ kind: 'undone', change: 'activated' });
    expect(await factorsOf(owner)).toEqual([]);
    expect(await system.readTwoFactorStatus(owner.account.id)).toBeNull();
    expect(await system.findSession(thief.sessionToken)).toBeNull();
  });

  test('a move: the old authenticator works again and the new one does not; a recovery code spent since stays spent', async () => {
    const owner = await activeMember();
    const thief = await move(owner);
    const [spent = '', another = ''] = owner.recoveryCodes;
    expect(await signIn(owner, spent, 'recovery-code')).toMatchObject({ kind: 'signed-in' });
    expect(await undone(thief.token)).toMatchObject({ kind: 'undone', change: 'moved' });
    expect(await signIn(owner, owner.app.code(), 'authenticator')).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(owner, thief.app.code(), 'authenticator')).toMatchObject({ kind: 'wrong-code' });
    expect(await signIn(owner, spent, 'recovery-code')).toMatchObject({ kind: 'wrong-code' });
    expect(await signIn(owner, another, 'recovery-code')).toMatchObject({ kind: 'signed-in' });
  });

  test('new recovery codes: the old ones work again and the new ones do not; a time step accepted since stays spent', async () => {
    const owner = await activeMember();
    const thief = await renew(owner);
    const code = owner.app.code();
    expect(await signIn(owner, code, 'authenticator')).toMatchObject({ kind: 'signed-in' });
    expect(await undone(thief.token)).toMatchObject({ kind: 'undone', change: 'recovery-codes-renewed' });
    expect(await signIn(owner, thief.recoveryCodes[0] ?? '', 'recovery-code')).toMatchObject({ kind: 'wrong-code' });
    expect(await signIn(owner, owner.recoveryCodes[0] ?? '', 'recovery-code')).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(owner, code, 'authenticator')).toMatchObject({ kind: 'wrong-code' });
  });

  test('the first recovery codes of an account that activated before there were any', async () => {
    const owner = await activeMember();
    await query('delete from recovery_codes where account_id = $1', [owner.account.id]);
    const thief = await renew(owner);
    await undone(thief.token);
    expect(await countOf('recovery_codes', owner.account.id)).toBe(0);
    expect(await countOf('authenticators', owner.account.id)).toBe(1);
  });
});

describe('SEC-54 the newest first', () => {
  test('deactivated and activated again by a thief: both are taken back, and what the owner had works', async () => {
    const owner = await activeMember();
    const before = await factorsOf(owner);
    const deactivated = await deactivate(owner);
    const activated = await activate({ ...owner, ...deactivated });
    const newer = { kind: 'newer-change', accountId: owner.account.id };
    expect(await undone(deactivated.token)).toEqual(newer);
    expect(await countOf('authenticators', owner.account.id)).toBe(1);
    expect(await system.findSession(activated.sessionToken)).not.toBeNull();
    expect(await undone(activated.token)).toMatchObject({ kind: 'undone', change: 'activated' });
    expect(await factorsOf(owner)).toEqual([]);
    expect(await undone(deactivated.token)).toMatchObject({ kind: 'undone', change: 'deactivated' });
    expect(await factorsOf(owner)).toEqual(before);
    expect(await signIn(owner, owner.app.code(), 'authenticator')).toMatchObject({ kind: 'signed-in' });
  });

  test('changes are ordered by the account, not by the clock', async () => {
    const owner = await activeMember();
    const deactivated = await deactivate(owner);
    await activate({ ...owner, ...deactivated });
    await query("update reversible_changes set created_at = created_at + interval '1 hour' where kind = 'deactivated'");
    expect(await undone(deactivated.token)).toMatchObject({ kind: 'newer-change' });
  });

  test('an owner who deactivates and activates again keeps that, as long as no link is used', async () => {
    const owner = await activeMember();
    const deactivated = await deactivate(owner);
    const activated = await activate({ ...owner, ...deactivated });
    expect(await undone(deactivated.token)).toMatchObject({ kind: 'newer-change' });
    await query('update authenticators set last_step = 0 where account_id = $1', [owner.account.id]);
    expect(await signIn(owner, activated.app.code(), 'authenticator')).toMatchObject({ kind: 'signed-in' });
  });

  test('a change after one that was taken back can be taken back too', async () => {
    const owner = await member();
    await undone((await activate(owner)).token);
    const again = await activate(await system.signedIn(owner.account));
    expect(await undone(again.token)).toMatchObject({ kind: 'undone', change: 'activated' });
  });
});

describe('SEC-58 a link in a notice', () => {
  test('works once', async () => {
    const owner = await activeMember();
    const { token } = await deactivate(owner);
    await undone(token);
    const after = await factorsOf(owner);
    expect(await undone(token)).toEqual(gone);
    expect(await factorsOf(owner)).toEqual(after);
    expect((await mails(owner.account.email)).filter(({ subject }) => subject.includes('taken back'))).toHaveLength(1);
  });

  test('works within 72 hours of the change, by the clock of the database', async () => {
    const owner = await activeMember();
    const { token } = await deactivate(owner);
    const [row] = await query(
      'select extract(epoch from expires_at - created_at)::int as seconds from reversible_changes where account_id = $1',
      [owner.account.id],
    );
    expect(row).toEqual({ seconds: 72 * 3_600 });
    await query('update reversible_changes set expires_at = now() where account_id = $1', [owner.account.id]);
    expect(await undone(token)).toEqual(gone);
    expect(await factorsOf(owner)).toEqual([]);
  });

  test('changes only the account that it was mailed to', async () => {
    const [owner, other] = [await activeMember(), await activeMember()];
    const before = await factorsOf(other);
    await deactivate(owner);
    const { token } = await renew(other);
    expect(await undone(token)).toMatchObject({ kind: 'undone', accountId: other.account.id });
    expect(await factorsOf(other)).toEqual(before);
    expect(await factorsOf(owner)).toEqual([]);
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(64)])('that was never issued is gone: %s', async (token) => {
    expect(await undone(token)).toEqual(gone);
  });

  test('is in each retry of the notice, the same, and its token stands nowhere in the database', async () => {
    const owner = await activeMember();
    const nowhere = system.composedWith({ mailUrl: 'http://127.0.0.1:2' });
    const { session } = owner;
    await system.beginDeactivation({ session, requestedFrom });
    const code = await system.newestCode(owner.account.email);
    await nowhere.confirmDeactivation({ session, code, requestedFrom });
    await nowhere.settled();
    expect(await countOf('notices', owner.account.id)).toBe(1);
    const [notice] = await query<{ id: string }>('select id from notices where account_id = $1', [owner.account.id]);
    await query('update notices set due_at = now()');
    await system.deliverNotices();
    const first = await newestUndoToken(owner.account.email, 'deactivated');
    // As if the provider's answer had been lost, and it did not know the key any more.
    await query(
      `insert into notices (id, account_id, kind, language, request_id) values ($1, $2, 'deactivated', 'en', gen_random_uuid())`,
      [notice?.id, owner.account.id],
    );
    const again = system.composedWith({ keyring: [someKey('newer'), ...system.keyring] });
    await again.deliverNotices();
    expect(await newestUndoToken(owner.account.email, 'deactivated')).toBe(first);
    const [row] = await query<{ row: string }>(
      'select r::text as row from reversible_changes r where account_id = $1',
      [owner.account.id],
    );
    expect(row?.row).not.toContain(first);
    expect(await undone(first)).toMatchObject({ kind: 'undone' });
  });

  test('is left out where its key is gone or the change was taken back already, and the notice is sent', async () => {
    const owner = await activeMember();
    const { session } = owner;
    const nowhere = system.composedWith({ mailUrl: 'http://127.0.0.1:2' });
    await system.beginDeactivation({ session, requestedFrom });
    await nowhere.confirmDeactivation({ session, code: await system.newestCode(owner.account.email), requestedFrom });
    await nowhere.settled();
    await query('update notices set due_at = now()');
    await system.composedWith({ keyring: [someKey('another')] }).deliverNotices();
    const newest = (await mails(owner.account.email)).at(-1);
    expect(newest?.subject).toBe('Two-factor authentication was deactivated on Mini Program Platform');
    expect(newest?.text).not.toContain('http');
  });
});

describe('SEC-59 beside other changes', () => {
  const together = async <Done>(acts: readonly (() => Promise<Done>)[]) => {
    const outcomes = await Promise.all(acts.map((act) => act()));
    await system.settled();
    return outcomes;
  };

  test('of twenty at once one takes the change back, and the others find the link used', async () => {
    const owner = await activeMember();
    const before = await factorsOf(owner);
    const { token } = await deactivate(owner);
    const outcomes = await together(Array.from({ length: 20 }, () => () => undo(token)));
    expect(outcomes.filter(({ kind }) => kind === 'undone')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'link-gone')).toHaveLength(19);
    expect(await factorsOf(owner)).toEqual(before);
    expect(await countOf('notices', owner.account.id)).toBe(0);
  });

  test('a confirmation of another change comes before or after it, and neither is half done', async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = await activeMember();
      const before = await factorsOf(owner);
      const { browserToken } = owner;
      const thief = { ...owner, ...(await deactivate(owner)) };
      const app = await system.scanned(thief);
      const confirmation = { session: thief.session, code: app.code(), browserToken, requestedFrom };
      const [confirmed, taken] = await Promise.all([system.confirmActivation(confirmation), undo(thief.token)]);
      await system.settled();
      if (taken.kind === 'undone') {
        expect(confirmed.kind).toBe('no-pending-activation');
        expect(await factorsOf(owner)).toEqual(before);
      } else {
        expect([confirmed.kind, taken.kind]).toEqual(['activated', 'newer-change']);
        await undone(await newestUndoToken(owner.account.email, 'activated'));
        expect(await undone(thief.token)).toMatchObject({ kind: 'undone' });
        expect(await factorsOf(owner)).toEqual(before);
      }
      // That of the owner's own activation.
      expect(await countOf('reversible_changes', owner.account.id)).toBe(1);
    }
  });
});

test('after 72 hours what was sealed is deleted for good', async () => {
  const owner = await activeMember();
  await deactivate(owner);
  expect(await countOf('reversible_changes', owner.account.id)).toBe(2);
  await query("update reversible_changes set expires_at = now() - interval '1 second' where account_id = $1", [
    owner.account.id,
  ]);
  await query('delete from scheduled_jobs');
  const removed = await system.cleanUp(new AbortController().signal);
  expect(removed?.['reversible-changes']).toBeGreaterThanOrEqual(2);
  expect(await countOf('reversible_changes', owner.account.id)).toBe(0);
});

test.each(['activated', 'deactivated', 'moved', 'recovery-codes-renewed'] as const satisfies ReversibleChange[])(
  'what was %s carries a link to the page of its name',
  async (change) => {
    const owner = await activeMember();
    const acts = {
      activated: async () => owner,
      deactivated: deactivate,
      moved: move,
      'recovery-codes-renewed': renew,
    };
    await acts[change](owner);
    expect((await mails(owner.account.email)).at(-1)?.text).toContain(`https://console.example.com/undo/${change}#`);
  },
);
