import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTransaction, type ScratchFolder, scratchFolder } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtAccounts, requireBuild } from '../../kit/built.ts';
import { type Child, startNode } from '../../kit/child.ts';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, signIn } from '../kit/member.ts';
import { type RotatedDatabase, rotatedDatabase } from '../kit/rotated-database.ts';
import { someKey } from '../kit/sealed-rows.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 3 });

let folder: ScratchFolder;
beforeAll(() => {
  requireBuild();
  folder = scratchFolder();
});
afterAll(() => folder[Symbol.dispose]());

const key = someKey('test');
const BCRYPT = '$2b$12$u1u0jOI6SMpPHy9FyIPrDeae8XSoVZMe.tmr2qVwd0PUzr.SGnc3u';
const TEXT_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const KEY_URI = `otpauth://totp/Old:ann?secret=${TEXT_KEY}&issuer=Old`;

const command = (database: RotatedDatabase, args: readonly string[]): Child =>
  startNode(builtAccounts, { args, environment: database.settings([key]), folder: folder.path });

async function accounts(database: RotatedDatabase, ...args: string[]) {
  await using running = command(database, args);
  const { code } = await running.exited;
  return { code, stdout: running.stdout, stderr: running.stderr };
}

function fileOf(content: string, ending = 'csv'): string {
  const path = join(folder.path, `${crypto.randomUUID()}.${ending}`);
  writeFileSync(path, content);
  return path;
}

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');
const table = (first: 'Added' | 'Would be added', ...counts: [string, string, string, string]) =>
  [first, '  with an authenticator', 'Exist already', 'Cannot be taken'].map(
    (label, index) => `${label.padEnd(24)}${counts[index]}`,
  );
const CANNOT = 'Not every line can be taken. Mend those above, or they will be left out.';
const WERE_NOT = 'Not every line was taken. Mend those above and run it again.';

/** 1,000 accounts, of which every third has an authenticator and every twentieth is flawed in one of five ways. */
const thousand = () => {
  const flaws = [
    `nobody,,${BCRYPT},`,
    'x@example.com,,secret-password,',
    `y@example.com,,${BCRYPT},${KEY_URI}&digits=8`,
    `z@example.com,,${BCRYPT.slice(0, 30)},`,
    `w@example.com,${BCRYPT}`,
  ];
  const rows = Array.from({ length: 1_000 }, (_, index) =>
    index % 20 === 19
      ? flaws[Math.floor(index / 20) % flaws.length]
      : `member-${index}@example.com,"Member, ${index}",${BCRYPT},${index % 3 === 0 ? KEY_URI : ''}`,
  );
  return lines('email,name,password_hash,key_uri', ...rows.map(String));
};
const SENTENCES = [
  'The email is no address that mail can be sent to.',
  'The password hash is in no form that is known here.',
  'The key URI asks for other codes than of 6 digits.',
  'The password hash is damaged or incomplete.',
  'There are more or fewer cells than columns.',
];
const refusals = Array.from({ length: 50 }, (_, index) => `Line ${index * 20 + 21}: ${SENTENCES[index % 5]}`);

const countsOf = async ({ query }: RotatedDatabase) => {
  const [row] = await query<Record<string, number>>(`
    select (select count(*)::int from accounts) as accounts, (select count(*)::int from authenticators) as authenticators,
      (select count(*)::int from attempt_budgets) as budgets, (select count(*)::int from security_events) as events`);
  return row;
};

test.concurrent('a thousand lines, fifty of them bad: told first, then taken, and taken once', async () => {
  await using database = await rotatedDatabase();
  const file = fileOf(thousand());
  expect(await accounts(database, 'import', file, '--dry-run')).toEqual({
    code: 1,
    stdout: lines(...refusals, ...table('Would be added', '950', '317', '  0', ' 50')),
    stderr: lines('1000 accounts read.', CANNOT),
  });
  expect(await countsOf(database)).toEqual({ accounts: 0, authenticators: 0, budgets: 0, events: 0 });

  const imported = { accounts: 950, authenticators: 317, budgets: 1_900, events: 950 };
  expect(await accounts(database, 'import', file)).toEqual({
    code: 1,
    stdout: lines(...refusals, ...table('Added', '950', '317', '  0', ' 50')),
    stderr: lines('1000 accounts read.', WERE_NOT),
  });
  expect(await countsOf(database)).toEqual(imported);

  expect(await accounts(database, 'import', file)).toMatchObject({
    code: 1,
    stdout: lines(...refusals, ...table('Added', '  0', '  0', '950', ' 50')),
  });
  expect(await countsOf(database)).toEqual(imported);
});

test.concurrent.each([
  ['SIGINT', { code: 130, signal: null }],
  ['SIGKILL', { code: null, signal: 'SIGKILL' }],
] as const)(
  '%s in the middle of a batch leaves every account whole, and the next run goes on',
  async (signal, exit) => {
    await using database = await rotatedDatabase();
    const file = fileOf(thousand());
    await using running = command(database, ['import', file]);
    const release = await openTransaction(
      database.url,
      "insert into accounts (id, email, password_hash) values (gen_random_uuid(), 'member-250@example.com', 'x')",
    );
    await until('the second batch waits', async () => (await areWaiting(database)) === 1);
    running.kill(signal);
    await until('it has heard', () => running.hasExited || running.stderr.includes('Stopping after this batch.\n'));
    await release();
    expect(await running.exited).toEqual(exit);
    if (signal === 'SIGINT') {
      expect(running.stdout).toContain(
        lines(...table('Added', '380', '127', '  0', ' 20'), 'Stopped. Run it again to go on.'),
      );
    }
    // A statement that had been sent may still be carried out once nobody waits for its answer.
    await until('nothing goes on', async () => (await areBusy(database)) === 0);
    const [halves] = await database.query<{ count: number }>(`
    select count(*)::int from accounts a where (select count(*) from attempt_budgets b where b.account_id = a.id) <> 2
      or exists (select from authenticators t where t.account_id = a.id) <> (substring(email from '[0-9]+')::int % 3 = 0)`);
    expect(halves?.count).toBe(0);

    expect(await accounts(database, 'import', file)).toMatchObject({ code: 1 });
    expect(await countsOf(database)).toEqual({ accounts: 950, authenticators: 317, budgets: 1_900, events: 950 });
  },
);

/** Statements of others on the same database that wait for a lock, and that are under way. */
const areWaiting = async ({ query }: RotatedDatabase) =>
  (await query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length;
const areBusy = async ({ query }: RotatedDatabase) =>
  (
    await query(
      "select from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()",
    )
  ).length;

describe.concurrent('an import', () => {
  test('of JSON lines of which all can be taken ends without a word of complaint', async () => {
    await using database = await rotatedDatabase();
    const rows = ['ann', 'ben'].map((name) =>
      JSON.stringify({ email: `${name}@example.com`, name, password_hash: BCRYPT, key_uri: KEY_URI }),
    );
    expect(await accounts(database, 'import', fileOf(lines(...rows), 'jsonl'))).toEqual({
      code: 0,
      stdout: lines(...table('Added', '2', '2', '0', '0')),
      stderr: '',
    });
  });

  test('says nothing of what is secret, in whichever column it stands', async () => {
    await using database = await rotatedDatabase();
    const secrets = [BCRYPT, TEXT_KEY, 'correct-horse-battery'];
    const cells = [...secrets, KEY_URI, `otpauth://hotp/x?secret=${TEXT_KEY}`];
    const rows = cells.flatMap((cell) =>
      [0, 1, 2, 3].map((place) =>
        ['ann@example.com', 'Ann', BCRYPT, KEY_URI].map((usual, index) => (index === place ? cell : usual)).join(','),
      ),
    );
    const { stderr, stdout } = await accounts(
      database,
      'import',
      fileOf(lines('email,name,password_hash,key_uri', ...rows)),
    );
    expect(stdout).toContain('Line 2: The email is no address');
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  });

  test.each([
    ['is not there', 'nowhere.csv', 'There is no such file: nowhere.csv.'],
    ['is a folder', '.', 'That is a folder: ..'],
  ])('of a file that %s is refused', async (_, file, sentence) => {
    await using database = await rotatedDatabase();
    expect(await accounts(database, 'import', file)).toEqual({ code: 1, stdout: '', stderr: lines(sentence) });
  });

  test('SEC-07 of a column that is misspelt is refused, lest second factors be lost', async () => {
    await using database = await rotatedDatabase();
    const file = fileOf(lines('email,password_hash,totp_uri', `ann@example.com,${BCRYPT},${KEY_URI}`));
    expect(await accounts(database, 'import', file)).toMatchObject({ code: 1, stdout: '' });
    expect(await countsOf(database)).toMatchObject({ accounts: 0 });
  });

  test('SEC-35 under keys that the database does not know by is refused, since servers could not open its secrets', async () => {
    await using database = await rotatedDatabase();
    const file = fileOf(lines('email,password_hash,key_uri', `ann@example.com,${BCRYPT},${KEY_URI}`));
    expect(await accounts(database, 'import', file)).toMatchObject({ code: 0 });
    const other = { ...database, settings: () => database.settings([someKey('other')]) };
    const second = fileOf(lines('email,password_hash,key_uri', `ben@example.com,${BCRYPT},${KEY_URI}`));
    expect(await accounts(other, 'import', second)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('The database needs keys that are not in SECRET_KEYS: test for 1 authenticator.'),
    });
    expect(await countsOf(database)).toMatchObject({ accounts: 1 });
  });
});

describe('an export', () => {
  let database: RotatedDatabase;
  const ann = 'ann@example.com';

  beforeAll(async () => {
    database = await rotatedDatabase();
    const file = fileOf(
      lines(
        'email,name,password_hash,key_uri',
        `=cmd@example.com,=1+1,${BCRYPT},${KEY_URI}`,
        `moved@example.com,"Moved, once",${BCRYPT},`,
      ),
    );
    expect(await accounts(database, 'import', file)).toMatchObject({ code: 0 });
    await using server = await startServer({ ...database.settings([key]), DEMO_ACCOUNTS: ann });
    const browser = openBrowser(server);
    await signIn(browser, { email: ann, password: DEMO_PASSWORD });
    expect((await activate(browser)).confirmation.status).toBe(200);
    await openBrowser(server).post('/api/sign-in', { email: ann, password: DEMO_PASSWORD });
  });
  afterAll(() => database?.close());

  const headings =
    'email,name,language,created_at,authenticator_since,recovery_codes_since,last_signed_in_at,muted_notices';

  test('is JSON lines on standard output, one for each account, by email', async () => {
    const { code, stderr, stdout } = await accounts(database, 'export');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const all = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(all.map(({ email, name }) => [email, name])).toEqual([
      ['=cmd@example.com', '=1+1'],
      [ann, null],
      ['moved@example.com', 'Moved, once'],
    ]);
    for (const account of all) expect(Object.keys(account)).toEqual(headings.split(','));
    expect(all[1]).toMatchObject({
      authenticator_since: expect.stringMatching(/^\d{4}-/),
      last_signed_in_at: expect.stringMatching(/^\d{4}-/),
    });
    expect(all[2]).toMatchObject({ authenticator_since: null, last_signed_in_at: null });
  });

  test('is a table where the file is called one, for its owner to read, and no cell of it is a formula', async () => {
    const file = join(folder.path, 'accounts.csv');
    expect(await accounts(database, 'export', 'accounts.csv')).toEqual({
      code: 0,
      stdout: 'Written to accounts.csv.\n',
      stderr: '',
    });
    const rows = readFileSync(file, 'utf8').split('\r\n');
    expect(rows[0]).toBe(headings);
    expect(rows[1]).toMatch(/^'=cmd@example\.com,'=1\+1,/);
    expect(rows[3]).toMatch(/^moved@example\.com,"Moved, once",/);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    expect(await accounts(database, 'export', 'accounts.csv')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is accounts.csv already. Name another file, or move that one away.\n',
    });
  });

  test('SEC-89 has nothing in it that any table keeps secret, with activity or without', async () => {
    const { stdout } = await accounts(database, 'export', '--activity');
    const [account] = stdout
      .split('\n')
      .filter((line) => line.includes(ann))
      .map((line) => JSON.parse(line));
    const kinds = account.activity.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['account-added', 'signed-in', 'activated', 'challenge-opened']));

    const secrets = await secretsOf(database);
    expect(secrets.length).toBeGreaterThan(10);
    for (const secret of [...secrets, TEXT_KEY]) expect(stdout).not.toContain(secret);
  });

  test.each([
    [
      'activity in a table',
      ['activity.csv', '--activity'],
      'A table has no room for activity. Name a file that ends in .jsonl.',
    ],
    [
      'a file in a folder that is not there',
      ['nowhere/accounts.jsonl'],
      'nowhere/accounts.jsonl cannot be written (ENOENT).',
    ],
  ])('is refused: %s', async (_, args, sentence) => {
    expect(await accounts(database, 'export', ...args)).toEqual({ code: 1, stdout: '', stderr: lines(sentence) });
  });
});

/** Every value of a column of bytes, as people write bytes, and every password hash. */
async function secretsOf({ query }: RotatedDatabase): Promise<string[]> {
  const columns = await query<{ table: string; column: string }>(`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea'`);
  const found = [await query<{ secret: string }>('select password_hash as secret from accounts')];
  for (const { column, table } of columns) {
    for (const encoding of ['hex', 'base64'])
      found.push(
        await query(`select encode(${column}, '${encoding}') as secret from ${table} where ${column} is not null`),
      );
  }
  return found.flat().map(({ secret }) => secret);
}
