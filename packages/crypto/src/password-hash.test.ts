import { type Caller, HashingIsBusy, type PasswordHash } from '@countersign/two-factor';
import { hash, verify } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { createDecoy, createPasswordHash } from './password-hash.ts';

const passwordHash = createPasswordHash();
const stranger = { caller: 'stranger', account: 'alice@example.com' } as const;
const PASSWORD = 'a lamp, a ladder and nine lentils';

test('SEC-01 a password is stored as argon2id with 19 MiB, two passes, one lane, 16 bytes of salt and 32 of tag', async () => {
  const stored = await passwordHash.hash(PASSWORD);
  const [, algorithm, version, parameters, salt = '', tag = ''] = stored.split('$');
  expect([algorithm, version, parameters]).toEqual(['argon2id', 'v=19', 'm=19456,t=2,p=1']);
  expect(Buffer.from(salt, 'base64')).toHaveLength(16);
  expect(Buffer.from(tag, 'base64')).toHaveLength(32);
  expect(await passwordHash.hash(PASSWORD)).not.toBe(stored);
});

test('the right password matches and any other does not', async () => {
  const stored = await passwordHash.hash(PASSWORD);
  expect(await passwordHash.verify(PASSWORD, stored, stranger)).toBe(true);
  for (const other of [`${PASSWORD} `, PASSWORD.toUpperCase(), PASSWORD.slice(1), '']) {
    expect(await passwordHash.verify(other, stored, stranger)).toBe(false);
  }
});

describe('SEC-02 a password', () => {
  test.each([
    ['an accent typed apart', 'caf\u00e9 au lait, s’il vous pla\u00eet', 'cafe\u0301 au lait, s’il vous plai\u0302t'],
    ['a ligature', 'ﬁfteen ﬂying ﬁshes', 'fifteen flying fishes'],
    ['full-width letters', 'ｎｉｎｅ ｌｅｎｔｉｌｓ，ｎｏｗ', 'nine lentils,now'],
  ])('is the same in another spelling of the same text: %s', async (_, one, other) => {
    const stored = await passwordHash.hash(one);
    expect(await passwordHash.verify(other, stored, stranger)).toBe(true);
  });

  test('is never cut short: a difference in its 200th character counts', async () => {
    const long = 'x'.repeat(199);
    const stored = await passwordHash.hash(`${long}a${long}`.slice(0, 256));
    expect(await passwordHash.verify(`${long}b${long}`.slice(0, 256), stored, stranger)).toBe(false);
  });

  test('with a zero byte in it is not cut there', async () => {
    const stored = await passwordHash.hash('before\u0000after');
    expect(await passwordHash.verify('before\u0000other', stored, stranger)).toBe(false);
  });
});

describe('SEC-03 without an account', () => {
  test.each(['', PASSWORD, 'x'.repeat(512)])('no password matches', async (password) => {
    expect(await passwordHash.verify(password, null, stranger)).toBe(false);
  });

  test('the hash that is verified instead has the form of a real one, so that the work is the same', async () => {
    const formOf = (stored: string) => {
      const [, algorithm, version, parameters, salt = '', tag = ''] = stored.split('$');
      return [algorithm, version, parameters, salt.length, tag.length, /[^A-Za-z0-9+/]/.test(salt + tag)];
    };
    expect(formOf(createDecoy())).toEqual(formOf(await passwordHash.hash(PASSWORD)));
    expect(await verify(createDecoy(), PASSWORD)).toBe(false);
    await expect(verify(`${createDecoy()}=`, PASSWORD)).rejects.toThrow();
  });
});

describe('SEC-01 a hash is outdated when it was made with other parameters', () => {
  test.each([
    ['less memory', { memoryCost: 4_096, timeCost: 2, parallelism: 1 }, true],
    ['fewer passes', { memoryCost: 19_456, timeCost: 1, parallelism: 1 }, true],
    ['more lanes', { memoryCost: 19_456, timeCost: 2, parallelism: 2 }, true],
    ['another algorithm', { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 1 }, true],
    ['the same', { memoryCost: 19_456, timeCost: 2, parallelism: 1 }, false],
  ])('%s', async (_, parameters, outdated) => {
    expect(passwordHash.isOutdated(await hash(PASSWORD, parameters), PASSWORD)).toBe(outdated);
  });
});

describe('SEC-10 when more ask than can be served', () => {
  const outcomesOf = (callers: Caller[], hasher: PasswordHash) =>
    Promise.all(
      callers.map((caller) =>
        hasher.verify(PASSWORD, null, { caller, account: crypto.randomUUID() }).then(
          () => 'judged',
          (error: unknown) => (error instanceof HashingIsBusy ? 'busy' : 'failed'),
        ),
      ),
    );

  test('strangers are turned away, and callers that the account knows are not', async () => {
    const narrow = createPasswordHash({
      slots: 1,
      slotsPerKey: 1,
      maxWaiting: 1,
      timeoutMilliseconds: 60_000,
    });
    const strangers = Array.from({ length: 20 }, () => 'stranger' as const);
    const outcomes = await outcomesOf([...strangers, 'known', 'known'], narrow);
    expect(outcomes.slice(0, 20).toSorted()).toEqual([...Array.from({ length: 18 }, () => 'busy'), 'judged', 'judged']);
    expect(outcomes.slice(20)).toEqual(['judged', 'judged']);
  });

  test('a new password waits in the same line where a request is named, and nowhere else', async () => {
    const narrow = createPasswordHash({ slots: 1, slotsPerKey: 1, maxWaiting: 1, timeoutMilliseconds: 60_000 });
    const request = () => ({ caller: 'stranger' as const, account: crypto.randomUUID() });
    const judging = Array.from({ length: 2 }, () => narrow.verify(PASSWORD, null, request()));
    await expect(narrow.hash(PASSWORD, request())).rejects.toThrow(HashingIsBusy);
    expect(await narrow.hash(PASSWORD)).toMatch(/^\$argon2id\$/);
    expect(await Promise.all(judging)).toEqual([false, false]);
    const stored = await narrow.hash(PASSWORD, request());
    expect(await narrow.verify(PASSWORD, stored, request())).toBe(true);
  });
});
