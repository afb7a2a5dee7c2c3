import { recoveryCodeShape } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { ActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();

/** Either replica delivers what the other has queued. */
async function settled(): Promise<void> {
  await replica.settled();
  await bff.settled();
}

afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const VERIFY = '/api/sign-in/challenge/verify';
const signedIn = { status: 200, body: { next: 'signed-in' } };
const wrong = (attemptsLeft: number) => ({ status: 422, body: { code: 'wrong_code', attemptsLeft } });

const answered = (browser: ReturnType<typeof bff.browser>, code: string | undefined) =>
  browser.post(VERIFY, { factor: 'recovery-code', code });

const leftOf = async ({ account }: Pick<ActiveMember, 'account'>) => {
  const [row] = await bff.query<{ left: number }>(
    'select cardinality(macs) as left from recovery_codes where account_id = $1',
    [account.id],
  );
  return row?.left;
};

test('SEC-46 ten codes of 16 of the 32 characters, all different', async () => {
  const { recoveryCodes } = await bff.activeMember();
  const shape = new RegExp(`^[${recoveryCodeShape.alphabet}]{16}$`);
  expect(new Set(recoveryCodes.filter((code) => shape.test(code))).size).toBe(10);
});

test('SEC-47 at rest there are MACs under a sealed key, and neither codes nor plain digests of them', async () => {
  const { account, recoveryCodes } = await bff.activeMember();
  const [row] = await bff.query<{ text: string }>(
    'select r::text as text from recovery_codes r where account_id = $1',
    [account.id],
  );
  for (const code of recoveryCodes) {
    expect(row?.text).not.toContain(code);
    const [digest] = await bff.query<{ hex: string }>("select encode(sha256(convert_to($1, 'UTF8')), 'hex') as hex", [
      code,
    ]);
    expect(row?.text).not.toContain(digest?.hex);
  }
  const stolen = await bff.activeMember();
  const moved = `update recovery_codes to_row set macs = from_row.macs, sealed_key = from_row.sealed_key
    from recovery_codes from_row where to_row.account_id = $1 and from_row.account_id = $2`;
  await bff.query(moved, [stolen.account.id, account.id]);
  const browser = await bff.enterPassword(stolen.account);
  expect((await answered(browser, recoveryCodes[0])).status).toBe(503);
});

describe('SEC-48 a recovery code is spent once', () => {
  test('it signs in, and never again', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    expect(await answered(browser, ann.recoveryCodes[0])).toMatchObject(signedIn);
    expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'recovery'] } });
    const again = await bff.enterPassword(ann.account);
    expect(await answered(again, ann.recoveryCodes[0])).toMatchObject(wrong(4));
    expect(await leftOf(ann)).toBe(9);
  });

  test('of twenty at once, over two replicas, one begins a session', async () => {
    const ann = await bff.activeMember();
    const browsers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        bff.enterPassword(ann.account, bff.browser(index % 2 === 0 ? bff.app : replica.app)),
      ),
    );
    const tries = browsers.flatMap((browser) => Array.from({ length: 5 }, () => browser.copy()));
    const statuses = await Promise.all(
      tries.map(async (browser) => (await answered(browser, ann.recoveryCodes[0])).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await leftOf(ann)).toBe(9);
    const [row] = await bff.query<{ count: number }>(
      "select count(*)::int from sessions where account_id = $1 and 'recovery' = any (amr)",
      [ann.account.id],
    );
    expect(row?.count).toBe(1);
  });

  test('renewed while one is used, it is the one or the other', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account, bff.browser(replica.app));
    const [used, renewed] = await Promise.all([
      answered(browser, ann.recoveryCodes[0]),
      ann.browser.post('/api/two-factor/recovery-codes'),
    ]);
    expect(renewed.status).toBe(201);
    expect([200, 410, 422]).toContain(used.status);
    expect(await leftOf(ann)).toBe(10);
    // A session that began before the renewal ended with it.
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await answered(await bff.enterPassword(ann.account), ann.recoveryCodes[1])).toMatchObject(wrong(4));
  });

  test.each(['another account', 'an older set'])('of %s it is wrong, and charged', async (whose) => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    if (whose === 'an older set') await ann.browser.post('/api/two-factor/recovery-codes');
    const { recoveryCodes } = whose === 'an older set' ? ann : bob;
    const browser = await bff.enterPassword(ann.account);
    expect(await answered(browser, recoveryCodes[0])).toMatchObject(wrong(4));
    expect(await leftOf(bob)).toBe(10);
  });
});

describe('SEC-49 recovery codes have a limit of their own', () => {
  test('five wrong ones end the challenge and cost the account no guess', async () => {
    const ann = await bff.activeMember();
    const before = await bff.budgets.of(ann.account, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await answered(browser, '0123456789ABCDEF')).toMatchObject(wrong(attemptsLeft));
    }
    expect(await answered(browser, ann.recoveryCodes[0])).toMatchObject({ status: 410 });
    expect(await bff.budgets.of(ann.account, 'untrusted')).toEqual(before);
    expect(await leftOf(ann)).toBe(10);
  });

  test('one still signs in when no guess is left', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
    const browser = await bff.enterPassword(ann.account);
    const guess = await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    expect(guess.status).toBe(429);
    expect(await answered(browser, ann.recoveryCodes[0])).toMatchObject(signedIn);
  });

  test('a code of six digits is none, and none of six digits is one', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    expect((await answered(browser, await bff.freshCode(ann))).status).toBe(400);
    expect((await browser.post(VERIFY, { factor: 'authenticator', code: ann.recoveryCodes[0] })).status).toBe(400);
  });
});

describe('SEC-50 its owner is told', () => {
  test('how many are left, each time', async () => {
    const ann = await bff.activeMember();
    for (const left of ['9 recovery codes are left.', '8 recovery codes are left.']) {
      const browser = await bff.enterPassword(ann.account);
      expect(await answered(browser, ann.recoveryCodes.pop())).toMatchObject(signedIn);
      await settled();
      const mail = (await bff.inbox.mails(ann.account.email)).at(-1);
      expect(mail?.subject).toBe('A recovery code was used to sign in to Mini Program Platform');
      expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain(left);
    }
  });

  test('and that the last one was used, after which none is offered', async () => {
    const ann = await bff.activeMember();
    await bff.query('update recovery_codes set macs = macs[1:1] where account_id = $1', [ann.account.id]);
    const browser = await bff.enterPassword(ann.account);
    expect(await answered(browser, ann.recoveryCodes[0])).toMatchObject(signedIn);
    await settled();
    const mail = (await bff.inbox.mails(ann.account.email)).at(-1);
    expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain('It was the last one');
    const { email, password } = ann.account;
    const answer = await bff.browser().post('/api/sign-in', { email, password });
    expect(answer.body).toMatchObject({ challenge: { factors: ['authenticator', 'email'] } });
  });
});

test('SEC-35 a rotation of keys reaches the keys of recovery codes, which work on', async () => {
  const ann = await bff.activeMember();
  const newest = { id: 'newest', key: crypto.getRandomValues(new Uint8Array(32)) };
  const rotated = await bff.replica({ keyring: [newest, ...bff.keyring] });
  const browser = await bff.enterPassword(ann.account, bff.browser(rotated.app));
  expect(await answered(browser, ann.recoveryCodes[0])).toMatchObject(signedIn);
  await rotated.settled();
  expect(await bff.query('select key_id from recovery_codes where account_id = $1', [ann.account.id])).toEqual([
    { key_id: 'newest' },
  ]);
  const alone = await bff.replica({ keyring: [newest] });
  const later = await bff.enterPassword(ann.account, bff.browser(alone.app));
  expect(await answered(later, ann.recoveryCodes[1])).toMatchObject(signedIn);
});

test('SEC-53 a deactivation removes them', async () => {
  const ann = await bff.activeMember();
  await ann.browser.post('/api/two-factor/deactivation');
  await bff.settled();
  const code = await bff.inbox.newestCode(ann.account.email);
  expect((await ann.browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(200);
  expect(await leftOf(ann)).toBeUndefined();
});
