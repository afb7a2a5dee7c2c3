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
const USAGE = 'Usage: pnpm accounts add EMAIL   (the password is asked for, or read from standard input)';

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
    ['the password as an argument', ['add', 'dave@example.com', PASSWORD]],
  ])('how it is used is told to who says %s', async (_, args) => {
    expect(await accounts(args, PASSWORD)).toEqual({ code: 1, stdout: '', stderr: `${USAGE}\n` });
    expect(await passwordHashOf('dave@example.com')).toBeNull();
  });
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
