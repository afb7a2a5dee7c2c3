import { randomBytes } from 'node:crypto';
import { SecretUnreadable } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import type { Keyring } from './keyring.ts';
import { createSecretSeal } from './secret-seal.ts';

const keyring: Keyring = [{ id: 'k1', key: randomBytes(32) }];
const row = { accountId: 'account-1', kind: 'authenticator', id: 'authenticator-1' } as const;
const secret = new Uint8Array(randomBytes(20));
const seal = createSecretSeal(keyring);

test('what was sealed for a row opens in it', () => {
  expect([...seal.open(seal.seal(secret, row), row)]).toEqual([...secret]);
});

test('SEC-34 it is a nonce of 96 bits, the secret’s length and a tag of 128 bits, and never the same twice', () => {
  const [one, other] = [seal.seal(secret, row), seal.seal(secret, row)];
  expect(one.keyId).toBe('k1');
  expect(one.sealed).toHaveLength(12 + secret.length + 16);
  expect(Buffer.from(one.sealed).equals(other.sealed)).toBe(false);
  expect(Buffer.from(one.sealed).includes(secret)).toBe(false);
});

describe('SEC-34, SEC-36 it opens nowhere else', () => {
  const sealed = seal.seal(secret, row);

  test.each([
    ['another account', { ...row, accountId: 'account-2' }],
    ['another authenticator', { ...row, id: 'authenticator-2' }],
    ['the two changed round', { ...row, accountId: row.id, id: row.accountId }],
    ['the two joined otherwise', { ...row, accountId: 'account-1|authenticator-1', id: '' }],
    ['recovery codes of the same id', { ...row, kind: 'recovery-codes' as const }],
  ])('not in the row of %s', (_, other) => {
    expect(() => seal.open(sealed, other)).toThrow(SecretUnreadable);
  });

  test('not with any byte of it changed, nor cut short, nor made longer', () => {
    for (let index = 0; index < sealed.sealed.length; index += 1) {
      const tampered = Uint8Array.from(sealed.sealed);
      tampered[index] = (tampered[index] ?? 0) ^ 1;
      expect(() => seal.open({ ...sealed, sealed: tampered }, row)).toThrow(SecretUnreadable);
    }
    for (let length = 0; length < sealed.sealed.length; length += 1) {
      expect(() => seal.open({ ...sealed, sealed: sealed.sealed.subarray(0, length) }, row)).toThrow(SecretUnreadable);
    }
    expect(() => seal.open({ ...sealed, sealed: Buffer.concat([sealed.sealed, Buffer.alloc(1)]) }, row)).toThrow();
  });

  test('not under a key that is not configured, nor under another key of the same name', () => {
    for (const id of ['k1', 'k2']) {
      const other = createSecretSeal([{ id, key: randomBytes(32) }]);
      expect(() => other.open(sealed, row)).toThrow(SecretUnreadable);
    }
  });

  test('not under the same key by another name', () => {
    const [{ key }] = keyring;
    const both = createSecretSeal([{ id: 'k2', key }, ...keyring]);
    expect(() => both.open({ ...sealed, keyId: 'k2' }, row)).toThrow(SecretUnreadable);
    expect([...both.open(sealed, row)]).toEqual([...secret]);
  });

  test('and what is thrown tells nothing of the secret', () => {
    const thrown = (() => {
      try {
        return seal.open(sealed, { ...row, accountId: 'account-2' });
      } catch (error) {
        return String(error) + JSON.stringify(error);
      }
    })();
    expect(thrown).not.toContain(Buffer.from(secret).toString('hex'));
    expect(thrown).not.toContain('account-');
  });
});

test('SEC-35 a keyring seals with its first key and opens with all', () => {
  const newest = { id: 'k2', key: randomBytes(32) };
  const rotated = createSecretSeal([newest, ...keyring]);
  const [old, young] = [seal.seal(secret, row), rotated.seal(secret, row)];
  expect(young.keyId).toBe('k2');
  expect([...rotated.open(old, row)]).toEqual([...secret]);
  expect([...rotated.open(young, row)]).toEqual([...secret]);
});

test('SEC-35 it names its keys, the one that seals first, and what any other sealed is outdated', () => {
  const rotated = createSecretSeal([{ id: 'k2', key: randomBytes(32) }, ...keyring]);
  expect(rotated.keyIds).toEqual(['k2', 'k1']);
  expect(rotated.isOutdated(rotated.seal(secret, row))).toBe(false);
  expect(rotated.isOutdated(seal.seal(secret, row))).toBe(true);
  expect(seal.isOutdated(rotated.seal(secret, row))).toBe(true);
});

test('SEC-36 why it does not open is told apart, for the log', () => {
  const sealed = seal.seal(secret, row);
  const code = (open: () => unknown) => {
    try {
      return open();
    } catch (error) {
      return error instanceof SecretUnreadable && error.code;
    }
  };
  expect(code(() => seal.open({ ...sealed, keyId: 'k0' }, row))).toBe('KEY_MISSING');
  expect(code(() => seal.open(sealed, { ...row, accountId: 'account-2' }))).toBe('SEAL_BROKEN');
});
