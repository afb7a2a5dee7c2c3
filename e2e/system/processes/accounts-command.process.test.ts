import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { builtAccounts, requireBuild } from '../../kit/built.ts';
import { startNode } from '../../kit/child.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { onPostgres } from '../kit/settings.ts';
import { findTerminal } from '../kit/terminal.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 4 });

const PASSWORD = 'orchard-lantern-thimble';
const TOO_SHORT = 'The password needs at least 15 characters. A few words that you alone would put together do well.';
const COMMON = 'That password is one of the first to be tried. Choose another.';
const GUESSABLE =
  'That password repeats itself, or is little more than the email or the name of the platform. Choose another.';
const USAGE = [
  'Usage: pnpm accounts add EMAIL   (the password is asked for, or read from standard input)',
  '       pnpm accounts invite EMAIL [--name NAME] [--language en|zh-CN]   (mails a link that makes an account)',
  '       pnpm accounts resend EMAIL   (mails a new link to somebody who is invited; the ones before count until their own end)',
  '       pnpm accounts withdraw EMAIL   (ends every link that an address was sent and nobody has used)',
  '       pnpm accounts list   (who is invited and has not made an account yet)',
  '       pnpm accounts help EMAIL --reason "…"   (mails a link by which a member who is locked out begins their own recovery)',
  '       pnpm accounts block EMAIL --reason "…"   (ends every session; nobody signs in until it is unblocked)',
  '       pnpm accounts unblock EMAIL',
  '       pnpm accounts import FILE [--dry-run]   (CSV or JSON lines: email, name, password_hash, key_uri)',
  '       pnpm accounts export [FILE] [--activity]   (JSON lines, or CSV if FILE ends in .csv; no secret is in it)',
].join('\n');
const REASON_REFUSED = 'The reason has to be one line of at most 200 characters that says something.';

let database: TestDatabase;

beforeAll(async () => {
  requireBuild();
  database = await emptyTestDatabase(inject('postgresUrl'));
});
afterAll(() => database?.close());

const passwordHashOf = async (email: string): Promise<string | null> => {
  const [account] = await database.query<{ hash: string }>(
    'select password_hash as hash from accounts where email = $1',
    [email],
  );
  return account?.hash ?? null;
};

async function accounts(args: readonly string[], input: string) {
  await using command = startNode(builtAccounts, { args, environment: onPostgres(database.url), input });
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

describe.concurrent('with the password on standard input', () => {
  test.each([
    ['as it is', PASSWORD],
    ['with a line end', `${PASSWORD}\n`],
    ['with the line end of Windows', `${PASSWORD}\r\n`],
    ['with more lines, which do not count', `${PASSWORD}\nsomething else\n`],
  ])('an account is added: %s', async (_, input) => {
    const email = `${crypto.randomUUID()}@example.com`;
    expect(await accounts(['add', email], input)).toEqual({ code: 0, stdout: `Added ${email}.\n`, stderr: '' });
    expect(await verify((await passwordHashOf(email)) ?? '', PASSWORD)).toBe(true);
  });

  test('an email is taken in whichever case', async () => {
    const first = await accounts(['add', 'Bob@Example.com'], PASSWORD);
    expect(first).toEqual({ code: 0, stdout: 'Added bob@example.com.\n', stderr: '' });
    const before = await passwordHashOf('bob@example.com');
    expect(await accounts(['add', 'BOB@example.com'], 'another-lantern-thimble')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is an account for BOB@example.com already.\n',
    });
    expect(await passwordHashOf('bob@example.com')).toBe(before);
  });

  test.each([
    ['too short', 'carol@example.com', 'only-14-chars!', TOO_SHORT],
    ['nothing', 'carol@example.com', '', TOO_SHORT],
    ['too long', 'carol@example.com', 'orchard-lantern-'.repeat(17), 'The password may have at most 256 characters.'],
    ['common', 'carol@example.com', 'passwordpassword', COMMON],
    ['its own email', 'carol@example.com', 'carol@example.com', GUESSABLE],
    ['a repetition', 'carol@example.com', 'abcabcabcabcabcabc', GUESSABLE],
    ['no address', 'carol', PASSWORD, 'carol is not an email address that mail can be sent to.'],
    [
      'two addresses',
      'carol@example.com,eve@example.com',
      PASSWORD,
      'carol@example.com,eve@example.com is not an email address that mail can be sent to.',
    ],
  ])('an account is refused: %s', async (_, email, password, sentence) => {
    expect(await accounts(['add', email], password)).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` });
    expect(await passwordHashOf(email)).toBeNull();
  });

  test.each([
    ['nothing', []],
    ['no email', ['add']],
    ['an unknown command', ['remove', 'dave@example.com']],
    ['help without a reason', ['help', 'dave@example.com']],
    ['help without an email', ['help', '--reason', 'lost the phone']],
    ['a reason that is not quoted', ['block', 'dave@example.com', '--reason', 'left', 'us']],
    ['a reason to unblock', ['unblock', 'dave@example.com', '--reason', 'back again']],
    ['the password as an argument', ['add', 'dave@example.com', PASSWORD]],
    ['no file to import', ['import', '--dry-run']],
    ['an unknown option of an import', ['import', 'accounts.csv', '--force']],
    ['two files to export to', ['export', 'one.jsonl', 'two.jsonl']],
  ])('how it is used is told to who says %s', async (_, args) => {
    expect(await accounts(args, PASSWORD)).toEqual({ code: 1, stdout: '', stderr: `${USAGE}\n` });
    expect(await passwordHashOf('dave@example.com')).toBeNull();
  });
});

/** An account that exists, with two-factor authentication active as far as the rows say. */
async function member(isActive: boolean): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  await accounts(['add', email], PASSWORD);
  if (isActive) {
    await database.query(
      `insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select gen_random_uuid(), id, 'x', 'test', 1 from accounts where email = $1`,
      [email],
    );
  }
  return email;
}

const rowsOf = (table: string, email: string) =>
  database.query(`select t.* from ${table} t join accounts a on a.id = t.account_id where a.email = $1`, [email]);

const eventsOf = async (email: string) =>
  (await rowsOf('security_events', email)).map((event) => ({ kind: event.kind, reason: event.reason }));

const IN_UTC = String.raw`\d{1,2} \w+ \d{4} at \d\d:\d\d UTC`;

describe.concurrent('help for a member who is locked out', () => {
  test('SEC-60 help begins nothing but an offer, says until when it counts, and tells no secret', async () => {
    const email = await member(true);
    const before = await rowsOf('authenticators', email);
    const { code, stdout, stderr } = await accounts(['help', email, '--reason', 'lost her phone'], '');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      new RegExp(
        `^A server that runs mails ${email} a link within a minute. It can be used until ${IN_UTC}.\nNothing has changed: only the member starts the wait of 24 hours, and it can be cancelled until it ends.\n$`,
      ),
    );
    expect(await rowsOf('authenticators', email)).toEqual(before);
    expect(await rowsOf('assisted_recoveries', email)).toMatchObject([{ started_at: null, due_at: null }]);
    expect(await rowsOf('notices', email)).toMatchObject([{ kind: 'help-begun' }]);
    expect(await eventsOf(email)).toContainEqual({ kind: 'help-begun', reason: 'lost her phone' });
  });

  test('asked again, it replaces nothing and says how far it is', async () => {
    const email = await member(true);
    await accounts(['help', '--reason', 'lost her phone', email], '');
    const before = await rowsOf('assisted_recoveries', email);
    const again = await accounts(['help', email, '--reason', 'asked again'], '');
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(
      new RegExp(`^${email} has been mailed a link already, which can be used until ${IN_UTC}.\n$`),
    );
    expect(await rowsOf('assisted_recoveries', email)).toEqual(before);
    await database.query(
      `update assisted_recoveries r set started_at = now(), due_at = now() + interval '1 day' from accounts a
      where a.id = r.account_id and a.email = $1`,
      [email],
    );
    const started = await accounts(['help', email, '--reason', 'asked again'], '');
    expect(started.stderr).toMatch(new RegExp(`^${email} has started the wait already. .* on ${IN_UTC}, unless`));
  });

  test('is refused where there is nothing to help with', async () => {
    const [alone, blocked] = [await member(false), await member(true)];
    await accounts(['block', blocked, '--reason', 'left'], '');
    const refused = async (email: string, reason: string) => {
      const { code, stdout, stderr } = await accounts(['help', email, '--reason', reason], '');
      expect([code, stdout]).toEqual([1, '']);
      return stderr;
    };
    expect(await refused(alone, 'x')).toContain('Two-factor authentication is not active');
    expect(await refused(blocked, 'x')).toBe(`The account for ${blocked} is blocked. Unblock it first.\n`);
    expect(await refused('nobody@example.com', 'x')).toBe('There is no account for nobody@example.com.\n');
    expect(await refused(blocked, 'two\nlines')).toBe(`${REASON_REFUSED}\n`);
    for (const email of [alone, blocked]) expect(await rowsOf('assisted_recoveries', email)).toEqual([]);
  });
});

test('block and unblock: once each, with the reason kept', async () => {
  const email = await member(false);
  const blocked = await accounts(['block', email, '--reason', 'left the company'], '');
  expect(blocked).toEqual({ code: 0, stdout: `Blocked ${email}. Every session has ended.\n`, stderr: '' });
  const again = await accounts(['block', email, '--reason', 'again'], '');
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(await accounts(['unblock', email], '')).toEqual({ code: 0, stdout: `Unblocked ${email}.\n`, stderr: '' });
  expect(await accounts(['unblock', email], '')).toMatchObject({
    code: 1,
    stderr: `The account for ${email} is not blocked.\n`,
  });
  expect((await eventsOf(email)).slice(-2)).toEqual([
    { kind: 'blocked', reason: 'left the company' },
    { kind: 'unblocked', reason: null },
  ]);
  expect(await accounts(['block', email, '--reason', ' '], '')).toMatchObject({ stderr: `${REASON_REFUSED}\n` });
});

const inTerminal = findTerminal();

describe.skipIf(inTerminal === null)(
  'with the password typed (skipped where there is neither script nor python3)',
  () => {
    const typedInto = (email: string) => {
      if (!inTerminal) throw new Error('Skipped above.');
      return inTerminal([process.execPath, builtAccounts, 'add', email], onPostgres(database.url));
    };

    test('nothing of it is shown, and backspace takes the last character back', async () => {
      await using terminal = typedInto('typist@example.com');
      await until('it asks', () => terminal.stdout.includes('Password for typist@example.com: '));
      terminal.type('orchard-lantxy\u007f\u007fern-');
      terminal.type('thimblé\u007fe\r');
      expect(await terminal.exited).toMatchObject({ code: 0 });
      expect(terminal.stdout).toBe('Password for typist@example.com: \r\nAdded typist@example.com.\r\n');
      expect(await verify((await passwordHashOf('typist@example.com')) ?? '', PASSWORD)).toBe(true);
    });

    test('Ctrl-C gives up', async () => {
      await using terminal = typedInto('giver-up@example.com');
      await until('it asks', () => terminal.stdout.includes('Password for '));
      terminal.type(`${PASSWORD}\u0003`);
      expect(await terminal.exited).toMatchObject({ code: 130 });
      expect(terminal.stdout).not.toContain('orchard');
      expect(await passwordHashOf('giver-up@example.com')).toBeNull();
    });
  },
);
