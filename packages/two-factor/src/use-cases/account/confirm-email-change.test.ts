import { afterAll, describe, expect, test } from 'vitest';
import { emailChangeLimits } from '../../rules/limits.ts';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { createTestSystem, MAIL_PROVIDER_AWAY } from '../../testing/create-test-system.ts';
import { type Member, PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, findSession, mails, member, newestCode, query } = system;

const newAddress = () => `${crypto.randomUUID()}@example.net`;
const network = { subnet: '203.0.113.0', site: null };

async function asked<Someone extends Member>(someone: Someone, email = newAddress()) {
  const outcome = await system.beginEmailChange({ session: someone.session, email, requestedFrom });
  if (outcome.kind !== 'sent') throw new Error(`The change is ${outcome.kind}.`);
  return { ...someone, email, code: await newestCode(email) };
}

async function confirm({ browserToken, session }: Member, code: string) {
  const outcome = await system.confirmEmailChange({ session, code, browserToken, requestedFrom });
  await system.settled();
  return outcome;
}

const emailOf = async ({ account }: Pick<Member, 'account'>) =>
  (await query<{ email: string }>('select email from accounts where id = $1', [account.id]))[0]?.email;

const signIn = (email: string) =>
  system.signIn({
    ...{ email, password: PASSWORD, network, requestedFrom },
    ...{ browserToken: undefined, sessionToken: undefined },
  });

describe('SEC-57 email-changed', () => {
  test('the new address signs in, the old one does not, and every mail goes to the new one', async () => {
    const ann = await asked(await member());
    expect(await confirm(ann, ann.code)).toEqual({
      kind: 'email-changed',
      email: ann.email,
      sessionToken: expect.any(String),
      browserToken: expect.any(String),
    });
    expect(await signIn(ann.account.email)).toMatchObject({ kind: 'wrong-credentials' });
    expect(await signIn(ann.email)).toMatchObject({ kind: 'signed-in' });
    await system.settled();
    expect((await mails(ann.email)).at(-1)?.subject).toBe('New browser signed in to Mini Program Platform');
  });

  test('this session goes on under a new token and names the new address; every other one has ended', async () => {
    const ann = await asked(await member());
    const elsewhere = await system.signedIn(ann.account);
    const outcome = await confirm(ann, ann.code);
    const renewed = outcome.kind === 'email-changed' ? outcome.sessionToken : undefined;
    expect(await findSession(ann.sessionToken)).toBeNull();
    expect(await findSession(elsewhere.sessionToken)).toBeNull();
    expect(await findSession(renewed)).toMatchObject({ id: ann.session.id, email: ann.email });
    expect(await countOf('sessions', ann.account.id)).toBe(1);
  });

  test('a code from a mailbox is no proof of the person: what was proved is as old as before', async () => {
    const ann = await asked(await member());
    await query("update sessions set proved_at = now() - interval '9 minutes' where id = $1", [ann.session.id]);
    const outcome = await confirm(ann, ann.code);
    const renewed = outcome.kind === 'email-changed' ? outcome.sessionToken : undefined;
    const found = await findSession(renewed);
    expect(found?.proofAgeSeconds).toBeGreaterThanOrEqual(540);
  });

  test('codes that were sent to the old address die', async () => {
    const ann = await asked(await activeMember());
    const { browserToken, challengeToken } = await challenged(ann);
    await system.sendSignInCode({ challengeToken, requestedFrom });
    const toOld = await newestCode(ann.account.email);
    await confirm(ann, ann.code);
    const proof = { factor: 'email' as const, code: toOld };
    const verified = await system.verifySecondFactor({
      ...{ browserToken, challengeToken, proof, requestedFrom },
      sessionToken: undefined,
    });
    expect(verified).toMatchObject({ kind: 'challenge-gone' });
    expect(await countOf('challenges', ann.account.id)).toBe(0);
  });

  test('the factors stay, this browser stays trusted under a new token, and others become strangers', async () => {
    const ann = await asked(await activeMember());
    const outcome = await confirm(ann, ann.code);
    const renewed = outcome.kind === 'email-changed' ? (outcome.browserToken ?? undefined) : undefined;
    const trustOf = async (cookie: string | undefined) => {
      const { challenge } = await challenged(ann, cookie);
      return (await query<{ trust: string }>('select trust from challenges where id = $1', [challenge.id]))[0]?.trust;
    };
    expect(await trustOf(renewed)).toBe('trusted');
    expect(await trustOf(ann.browserToken)).toBe('untrusted');
    expect(await countOf('authenticators', ann.account.id)).toBe(1);
    expect(await countOf('recovery_codes', ann.account.id)).toBe(1);
  });

  test('SEC-56 for 24 hours the new address is held', async () => {
    const ann = await asked(await member());
    await confirm(ann, ann.code);
    const [row] = await query<{ hours: number }>(
      'select extract(epoch from email_held_until - now()) / 3600 as hours from accounts where id = $1',
      [ann.account.id],
    );
    expect(Number(row?.hours)).toBeGreaterThan(23.9);
    expect(Number(row?.hours)).toBeLessThanOrEqual(24);
  });

  test('SEC-58 the old address is told, with a link that takes it back; the new one is not', async () => {
    const ann = await asked(await member());
    await confirm(ann, ann.code);
    const told = (await mails(ann.account.email)).at(-1);
    expect(told?.subject).toBe('The email of your account was changed on Mini Program Platform');
    expect(told?.text).toContain('https://console.example.com/undo/email-changed#');
    expect(told?.text).not.toContain(ann.email);
    expect(await mails(ann.email)).toHaveLength(1);
    expect((await system.securityEvents(ann.account.id)).at(-1)).toBe('email-changed');
  });

  test('what is still to be told of earlier changes goes to the old address as well', async () => {
    const ann = await activeMember();
    const away = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY });
    const { browserToken, session } = ann;
    const renewed = await away.renewRecoveryCodes({ session, browserToken, requestedFrom });
    await away.settled();
    if (renewed.kind !== 'renewed') throw new Error(`The renewal ended with ${renewed.kind}.`);
    const acting = await asked({ ...ann, session: await system.sessionOf(renewed.sessionToken) });
    await confirm(acting, acting.code);
    await query('update notices set due_at = now()');
    await system.deliverNotices();
    expect((await mails(ann.account.email)).map(({ subject }) => subject)).toContain(
      'New recovery codes were made on Mini Program Platform',
    );
    expect(await mails(acting.email)).toHaveLength(1);
  });
});

describe('wrong-code', () => {
  test('five are judged, then nothing is pending; no guess of the second factor is spent', async () => {
    const ann = await asked(await activeMember());
    const budgets = () => query('select * from attempt_budgets where account_id = $1 order by trust', [ann.account.id]);
    const before = await budgets();
    const wrong = someCodeOtherThan(ann.code);
    for (let left = emailChangeLimits.attempts - 1; left >= 0; left -= 1)
      expect(await confirm(ann, wrong)).toEqual({ kind: 'wrong-code', attemptsLeft: left });
    expect(await confirm(ann, ann.code)).toEqual({ kind: 'no-pending-email-change' });
    expect(await emailOf(ann)).toBe(ann.account.email);
    expect(await budgets()).toEqual(before);
  });

  test('SEC-15 of forty at once five are judged', async () => {
    const ann = await asked(await member());
    const wrong = someCodeOtherThan(ann.code);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => confirm(ann, wrong)));
    expect(outcomes.filter(({ kind }) => kind === 'wrong-code')).toHaveLength(emailChangeLimits.attempts);
  });

  test('SEC-38 a code of another purpose, or of another change, is worth nothing, also when it is moved there by hand', async () => {
    const [ann, bob] = [await asked(await activeMember()), await asked(await member())];
    const { challengeToken } = await challenged(ann);
    await system.sendSignInCode({ challengeToken, requestedFrom });
    const toSignIn = await newestCode(ann.account.email);
    await query(
      `update pending_email_changes p set mac = e.mac, key_id = e.key_id
      from email_codes e join challenges c on c.id = e.challenge_id where c.account_id = $1 and p.session_id = $2`,
      [ann.account.id, ann.session.id],
    );
    expect(await confirm(ann, toSignIn)).toMatchObject({ kind: 'wrong-code' });
    await query(
      `update pending_email_changes p set mac = e.mac, key_id = e.key_id
      from pending_email_changes e where e.session_id = $1 and p.session_id = $2`,
      [bob.session.id, ann.session.id],
    );
    expect(await confirm(ann, bob.code)).toMatchObject({ kind: 'wrong-code' });
  });
});

describe('no-pending-email-change', () => {
  test.each([
    ['in another session', async ({ account }: Member) => system.signedIn(account)],
    [
      'once it has expired',
      async (ann: Member) => {
        await query('update pending_email_changes set expires_at = now() where session_id = $1', [ann.session.id]);
        return ann;
      },
    ],
    [
      'once it was given up',
      async (ann: Member) => {
        await system.abandonEmailChange(ann.session);
        return ann;
      },
    ],
  ])('%s', async (_, then) => {
    const ann = await asked(await member());
    expect(await confirm(await then(ann), ann.code)).toEqual({ kind: 'no-pending-email-change' });
    expect(await emailOf(ann)).toBe(ann.account.email);
  });

  test('SEC-59 when another change overtakes it while the code is judged', async () => {
    const ann = await asked(await member());
    const { emailChanges } = system.parts;
    const charged = await emailChanges.charge(ann.session);
    await query('update accounts set security_epoch = security_epoch + 1 where id = $1', [ann.account.id]);
    const confirmed = await emailChanges.confirm({
      id: charged?.id ?? '',
      session: ann.session,
      tokenHash: crypto.getRandomValues(new Uint8Array(32)),
      browserTokenHash: crypto.getRandomValues(new Uint8Array(32)),
      notice: { noticeId: crypto.randomUUID(), link: { keyId: 'test', tokenHash: new Uint8Array(32) } },
      requestedFrom,
    });
    expect(confirmed).toEqual({ kind: 'gone' });
    expect(await emailOf(ann)).toBe(ann.account.email);
  });

  test('SEC-59 of five at once one changes it', async () => {
    const ann = await asked(await member());
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => confirm(ann, ann.code)));
    expect(outcomes.filter(({ kind }) => kind === 'email-changed')).toHaveLength(1);
    expect(await countOf('reversible_changes', ann.account.id)).toBe(1);
    expect(await countOf('sessions', ann.account.id)).toBe(1);
  });
});

describe('email-taken: nothing is lost', () => {
  test('another account has it by now', async () => {
    const ann = await asked(await member());
    await system.addAccount({ email: ann.email, password: PASSWORD });
    expect(await confirm(ann, ann.code)).toEqual({ kind: 'email-taken' });
    expect(await emailOf(ann)).toBe(ann.account.email);
    expect(await findSession(ann.sessionToken)).toMatchObject({ id: ann.session.id });
    expect(await system.readEmailChange(ann.session)).toMatchObject({ email: ann.email });
  });

  test('of two accounts that ask for the same address at once one gets it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = newAddress();
      const [ann, bob] = [await asked(await member(), email), await asked(await member(), email)];
      const outcomes = await Promise.all([confirm(ann, ann.code), confirm(bob, bob.code)]);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['email-changed', 'email-taken']);
      expect(await query('select 1 from accounts where email = $1', [email])).toHaveLength(1);
    }
  });

  test('an address that somebody may still get back is nobody else’s, for 72 hours', async () => {
    const ann = await asked(await member());
    await confirm(ann, ann.code);
    const bob = await asked(await member(), ann.account.email);
    expect(await confirm(bob, bob.code)).toEqual({ kind: 'email-taken' });
    expect(await system.addAccount({ email: ann.account.email, password: PASSWORD })).toEqual({ kind: 'email-taken' });
    await query('update reversible_changes set expires_at = now() where account_id = $1', [ann.account.id]);
    expect(await confirm(bob, bob.code)).toMatchObject({ kind: 'email-changed', email: ann.account.email });
  });

  test('nobody is invited to it, nor is it imported', async () => {
    const ann = await asked(await member());
    await confirm(ann, ann.code);
    const { email } = ann.account;
    expect(await system.invite({ email, name: null, language: 'en' })).toEqual({ kind: 'email-taken', email });
    const { accounts } = system.parts;
    expect(await accounts.findTaken([email, newAddress()])).toEqual([email]);
    const moved = { id: crypto.randomUUID(), email, name: null, passwordHash: 'x', authenticator: null };
    expect(await accounts.addMoved([moved])).toEqual([]);
    expect(await query('select 1 from accounts where email = $1', [email])).toEqual([]);
  });

  test('its own earlier address an account may take again', async () => {
    const ann = await asked(await member());
    const outcome = await confirm(ann, ann.code);
    const sessionToken = outcome.kind === 'email-changed' ? outcome.sessionToken : '';
    const back = await asked({ ...ann, session: await system.sessionOf(sessionToken) }, ann.account.email);
    expect(await confirm(back, back.code)).toMatchObject({ kind: 'email-changed', email: ann.account.email });
  });
});
