import { Secret } from 'otpauth';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';
import type { ForeignAccount, ImportFlaw, ImportLine, ImportProgress } from './import-accounts.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { importAccounts, query } = system;
beforeEach(() => query('truncate accounts cascade'));

/** Of `a lamp, a ladder and nine lentils`. */
const HASH = '$2b$12$u1u0jOI6SMpPHy9FyIPrDeae8XSoVZMe.tmr2qVwd0PUzr.SGnc3u';
const TEXT_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const keyUri = (parameters = '') => `otpauth://totp/Old:ann?secret=${TEXT_KEY}${parameters}`;

const accountOf = (account: Partial<ForeignAccount>): ForeignAccount => ({
  email: 'ann@example.com',
  name: '',
  passwordHash: HASH,
  keyUri: '',
  ...account,
});

async function* file(lines: readonly (ForeignAccount | Exclude<ImportLine, { account: unknown }>['flaw'])[]) {
  for (const [index, each] of lines.entries()) {
    yield typeof each === 'string' ? { line: index + 1, flaw: each } : { line: index + 1, account: each };
  }
}

async function imported(lines: Parameters<typeof file>[0], { isDryRun = false } = {}) {
  let last: Partial<ImportProgress> = {};
  const refusals: ImportProgress['refusals'][number][] = [];
  for await (const progress of importAccounts(file(lines), { isDryRun })) {
    last = progress;
    refusals.push(...progress.refusals);
  }
  const { added, existing, refused, withAuthenticator } = last;
  return { added, withAuthenticator, existing, refused, refusals };
}

const everything = async () => ({
  accounts: await query('select * from accounts order by email'),
  authenticators: await query('select * from authenticators order by account_id'),
  budgets: await query('select * from attempt_budgets order by account_id, trust'),
  allowances: await query('select account_id, trust from mail_allowances order by account_id, trust'),
});

test('an account is added as it would be by an operator, under its canonical email', async () => {
  await imported([accountOf({ email: ' Ann@BÜCHER.example ', name: ' Ann  Example ' })]);
  const [row] = await query<{ id: string }>('select * from accounts');
  expect(row).toMatchObject({
    email: 'ann@xn--bcher-kva.example',
    name: 'Ann  Example',
    password_hash: HASH,
    security_epoch: 0,
    language: null,
  });
  const id = row?.id ?? '';
  expect(await system.securityEvents(id)).toEqual(['account-added']);
  const counts = ['attempt_budgets', 'mail_allowances', 'authenticators'].map((table) => system.countOf(table, id));
  expect(await Promise.all(counts)).toEqual([2, 2, 0]);
});

describe('SEC-34 a key URI', () => {
  test('is an authenticator from the beginning, sealed to its row, and said nowhere', async () => {
    expect(await imported([accountOf({ keyUri: keyUri('&issuer=Old') })])).toMatchObject({
      added: 1,
      withAuthenticator: 1,
    });
    const [row] = await query<{ id: string; account_id: string; sealed_secret: Uint8Array; key_id: string }>(
      'select * from authenticators',
    );
    if (!row) throw new Error('There is none.');
    const secret = Buffer.from(Secret.fromBase32(TEXT_KEY).bytes);
    const sealed = { keyId: row.key_id, sealed: row.sealed_secret };
    const opened = system.parts.secretSeal.open(sealed, {
      accountId: row.account_id,
      kind: 'authenticator',
      id: row.id,
    });
    expect(Buffer.from(opened)).toEqual(secret);
    expect(Buffer.from(row.sealed_secret).includes(secret)).toBe(false);
  });

  test('SEC-28 the code of this moment, which the other system may have taken, counts no more', async () => {
    await imported([accountOf({ keyUri: keyUri() })]);
    const [row] = await query<{ steps: string }>(
      `select last_step - floor(extract(epoch from created_at) / 30) as steps from authenticators`,
    );
    expect(Number(row?.steps)).toBe(0);
  });
});

test('email-taken: the account that has it stays as it is, and is counted', async () => {
  const { email } = await system.account();
  const before = await everything();
  const lines = [accountOf({ email: email.toUpperCase(), keyUri: keyUri(), name: 'Eve' })];
  expect(await imported(lines, { isDryRun: true })).toMatchObject({ added: 0, existing: 1, withAuthenticator: 0 });
  expect(await imported(lines)).toMatchObject({ added: 0, existing: 1, withAuthenticator: 0 });
  expect(await everything()).toEqual(before);
});

/** Every flaw, and a line that has it. */
const flawed: Record<ImportFlaw, Partial<ForeignAccount> | null> = {
  'unreadable-line': null,
  'long-line': null,
  'not-utf-8': null,
  'open-quote': null,
  'cell-count': null,
  'unknown-field': null,
  'no-email': { email: '  ' },
  'not-an-email': { email: 'ann' },
  'repeated-email': { email: 'Member-0@example.com' },
  'name-too-long': { name: 'x'.repeat(101) },
  'name-of-several-lines': { name: 'Ann\nExample' },
  'no-hash': { passwordHash: '' },
  'hash-no-password': { passwordHash: '!unusable' },
  'hash-unknown-form': { passwordHash: 'correct horse battery staple' },
  'hash-malformed': { passwordHash: HASH.slice(0, 20) },
  'hash-too-costly': { passwordHash: HASH.replace('12', '31') },
  'not-a-key-uri': { keyUri: TEXT_KEY },
  'counter-based': { keyUri: keyUri().replace('totp', 'hotp') },
  'other-algorithm': { keyUri: keyUri('&algorithm=SHA256') },
  'other-digits': { keyUri: keyUri('&digits=8') },
  'other-period': { keyUri: keyUri('&period=60') },
  'no-secret': { keyUri: keyUri().replace(TEXT_KEY, '10181') },
  'short-secret': { keyUri: keyUri().replace(TEXT_KEY, 'GEZDGNBV') },
  'long-secret': { keyUri: keyUri().replace(TEXT_KEY, TEXT_KEY.repeat(10)) },
};

describe('a thousand lines, fifty of them with every flaw there is', () => {
  const flaws = Object.keys(flawed) as ImportFlaw[];
  const isFlawed = (index: number) => index % 20 === 19;
  const flawAt = (index: number) => flaws[Math.floor(index / 20) % flaws.length] as ImportFlaw;
  const lines = Array.from({ length: 1_000 }, (_, index) => {
    const email = `member-${index}@example.com`;
    if (!isFlawed(index)) return accountOf({ email, keyUri: index % 3 === 0 ? keyUri() : '' });
    const flaw = flawAt(index);
    const account = flawed[flaw];
    return account === null ? (flaw as never) : accountOf({ email, ...account });
  });
  const expected = {
    added: 950,
    withAuthenticator: lines.filter((_, index) => !isFlawed(index) && index % 3 === 0).length,
    existing: 0,
    refused: 50,
    refusals: lines.flatMap((_, index) => (isFlawed(index) ? [{ line: index + 1, flaw: flawAt(index) }] : [])),
  };
  const again = { ...expected, added: 0, withAuthenticator: 0, existing: 950 };

  test('a dry run tells what would be, and changes nothing', async () => {
    const before = await everything();
    expect(await imported(lines, { isDryRun: true })).toEqual(expected);
    expect(await everything()).toEqual(before);
  });

  test('an import takes the others, and repeated changes nothing', async () => {
    expect(await imported(lines)).toEqual(expected);
    const after = await everything();
    expect(after.accounts).toHaveLength(950);
    expect(after.authenticators).toHaveLength(expected.withAuthenticator);
    expect([after.budgets, after.allowances].map(({ length }) => length)).toEqual([1_900, 1_900]);
    expect(await imported(lines)).toEqual(again);
    expect(await imported(lines, { isDryRun: true })).toEqual(again);
    expect(await everything()).toEqual(after);
  });

  test('stopped between two batches, every account is whole, and the next run goes on', async () => {
    for await (const { lines: read } of importAccounts(file(lines), { isDryRun: false })) if (read >= 400) break;
    const [row] = await query<{ accounts: number; whole: number }>(`
      select count(*)::int as accounts, count(*) filter (where budgets = 2 and is_enrolled = is_meant)::int as whole from (
        select (select count(*) from attempt_budgets b where b.account_id = a.id) as budgets,
          exists (select from authenticators t where t.account_id = a.id) as is_enrolled,
          substring(email from '[0-9]+')::int % 3 = 0 as is_meant from accounts a
      ) each`);
    expect(row).toEqual({ accounts: 380, whole: 380 });
    expect(await imported(lines)).toMatchObject({ added: 570, existing: 380, refused: 50 });
  });

  test('two imports at once add each account once', async () => {
    const both = await Promise.all([imported(lines), imported([...lines].reverse())]);
    const sum = (name: 'added' | 'existing') => both.reduce((total, each) => total + (each[name] ?? 0), 0);
    // The other way around another line is the first with its email.
    expect([sum('added'), (await everything()).accounts.length]).toEqual([950, 950]);
    expect(sum('existing')).toBe(950);
  });
});

test('a line that is refused leaves its email to a later one', async () => {
  const lines = [accountOf({ keyUri: 'otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQ' }), accountOf({}), accountOf({})];
  expect(await imported(lines)).toMatchObject({
    added: 1,
    withAuthenticator: 0,
    refusals: [
      { line: 1, flaw: 'counter-based' },
      { line: 3, flaw: 'repeated-email' },
    ],
  });
});

test('SEC-07 a line whose key URI cannot be taken adds no account without a second factor', async () => {
  const unusable = ['otpauth://totp/x', keyUri('&digits=8'), keyUri(`&secret=${TEXT_KEY}`), 'https://example.com'];
  const lines = unusable.map((uri, index) => accountOf({ email: `ann-${index}@example.com`, keyUri: uri }));
  expect(await imported(lines)).toMatchObject({ added: 0, refused: unusable.length });
  expect((await everything()).accounts).toEqual([]);
});
