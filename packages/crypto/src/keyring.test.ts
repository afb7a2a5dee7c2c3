import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deriveKeyring, type Keyring, parseKeyring } from './keyring.ts';

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64');

describe('SECRET_KEYS is id:base64, 32 bytes each, the newest first', () => {
  test.each([
    ['one', `a:${base64(bytes(1))}`, ['a']],
    ['two', `b:${base64(bytes(2))},a:${base64(bytes(1))}`, ['b', 'a']],
    ['with spaces around', ` b:${base64(bytes(2))} , a:${base64(bytes(1))} `, ['b', 'a']],
    ['a date for a name', `2026-11_x:${base64(bytes(1))}`, ['2026-11_x']],
    ['base64 without padding', `a:${base64(bytes(1)).replace('=', '')}`, ['a']],
    ['base64url', `a:${Buffer.from(bytes(0xfb)).toString('base64url')}`, ['a']],
  ])('%s', (_, text, ids) => {
    expect(parseKeyring(text)?.map(({ id }) => id)).toEqual(ids);
    for (const { key } of parseKeyring(text) ?? []) expect(key).toHaveLength(32);
  });

  test('keeps the bytes of a key as they are', () => {
    const key = new Uint8Array(randomBytes(32));
    expect(parseKeyring(`a:${base64(key)}`)).toEqual([{ id: 'a', key }]);
  });

  test.each([
    ['nothing', ''],
    ['a name only', 'a'],
    ['a key without a name', base64(bytes(1))],
    ['an empty name', `:${base64(bytes(1))}`],
    ['a name with a space', `a b:${base64(bytes(1))}`],
    ['a name that is too long', `${'a'.repeat(33)}:${base64(bytes(1))}`],
    ['an empty key', 'a:'],
    ['31 bytes', `a:${base64(bytes(1).subarray(1))}`],
    ['33 bytes', `a:${base64(new Uint8Array(33))}`],
    ['hexadecimal', `a:${Buffer.from(bytes(1)).toString('hex')}`],
    ['what is no base64', `a:${'!'.repeat(43)}`],
    ['two of one name', `a:${base64(bytes(1))},a:${base64(bytes(2))}`],
    ['a comma at the end', `a:${base64(bytes(1))},`],
    ['a good one and a bad one', `a:${base64(bytes(1))},b:short`],
  ])('not %s', (_, text) => {
    expect(parseKeyring(text)).toBeNull();
  });
});

describe('each use has keys of its own (RFC 5869)', () => {
  const keyring: Keyring = [
    { id: 'b', key: bytes(2) },
    { id: 'a', key: bytes(1) },
  ];

  test('derived from the key and the name of the use, so that every replica has the same', () => {
    const { byId, newest } = deriveKeyring('email codes', keyring);
    expect(newest.id).toBe('b');
    expect([...byId.keys()]).toEqual(['b', 'a']);
    const expected = new Uint8Array(hkdfSync('sha256', bytes(1), '', 'countersign email codes', 32));
    expect(byId.get('a')).toEqual(expected);
  });

  test('different for each use, and none of them the key itself', () => {
    const keys = ['email codes', 'authenticator secrets'].map((use) => deriveKeyring(use, keyring).newest.key);
    expect(new Set([...keys, bytes(2)].map(base64)).size).toBe(3);
  });
});
