import { createHook } from 'node:async_hooks';
import { hash } from '@node-rs/bcrypt';
import { describe, expect, test } from 'vitest';
import { createPasswordHash } from '../password-hash.ts';
import { foreignHashes, readStoredHash } from './read-hash.ts';

/**
 * What the hashes below are of. They were written by the systems that they are named after: those of Django's defaults are as costly
 * as they are there, which is enough to know that such a cost is taken; the others are as cheap as can be.
 */
const PASSWORD = 'a lamp, a ladder and nine lentils';

const passwordHash = createPasswordHash();
const stranger = { caller: 'stranger', account: 'alice@example.com' } as const;

const BETTER_AUTH =
  'fa715f44c2040020cde4230d87ddffe2:554a91ab66b7bd8498672ec6f6094e79e06140b7138682099f891aa27367a6bc1217b95c5cd4b6e06bbfd8644c9dd19f1185cdd2442beaca51e6c6306fe96bf6';
const BCRYPT = '$2b$04$y0cEUOVA4JU/DKRtjhbqUuGJVjGdQquBXD3E9eGDwtrbl0vypds8O';
const DJANGO = {
  pbkdf2_sha256: 'pbkdf2_sha256$1000000$EuEpdwivzWV2Oq0RZCcpMj$09ovyEySjUDfrEGqeugRhrFiO1QGl58C9b9ezpBAGys=',
  pbkdf2_sha1: 'pbkdf2_sha1$1000$55CFBm8wnpwVGoJVsI6xw7$GCnXKEIlC2XNE9khpgWzjs08Syg=',
  argon2:
    'argon2$argon2id$v=19$m=102400,t=2,p=8$Mm5kOG1rZEVMTW1CZW1EOEhONWVQVg$0M05GHxSbmoHj9jwnQvu1gzleL1pBb1pV+XSduzvQiw',
  bcrypt_sha256: 'bcrypt_sha256$$2b$12$QGUxlwfP8MqcrB.v/QbnJeH6aR9AAjVOwWz.Yu84y2PKbhKm30sFG',
  bcrypt: `bcrypt$${BCRYPT}`,
  scrypt:
    'scrypt$16384$5q0vPXtrBCLvdWGTPWECwo$8$5$x961L/DactUy2QGIWgh1PMU2e7CASqXL+HmFtt5aDroB7OciU0hREX8I4lD5iNHCqZbHwmxQzWb6XJsOKvGqiA==',
};

/** Keycloak keeps a salt as bytes, Django as text. */
const PBKDF2_SECRETS = {
  salt: Buffer.from('EuEpdwivzWV2Oq0RZCcpMj').toString('base64'),
  value: 'uWB2NClLJDsnTS6TNbqgyfVp6XFy07rdLgxBLm+7fco=',
};
const PBKDF2_DATA = { hashIterations: 1_000, algorithm: 'pbkdf2-sha256', additionalParameters: {} };
const ARGON2_SECRETS = { salt: 'EavMvAXLeBs5mSL1CnrBkA==', value: 'dhlCbN8LiDgDx7gO5jscwzb+wxARnECNxn0KJhItuVo=' };
const ARGON2_PARAMETERS = { hashLength: ['32'], memory: ['4096'], type: ['id'], version: ['1.3'], parallelism: ['1'] };
const ARGON2_DATA = { hashIterations: 2, algorithm: 'argon2', additionalParameters: ARGON2_PARAMETERS };
const asExported = (credentialData: object, secretData: object) =>
  JSON.stringify({
    type: 'password',
    secretData: JSON.stringify(secretData),
    credentialData: JSON.stringify(credentialData),
  });

const forms: readonly (readonly [name: string, text: string, stored: RegExp])[] = [
  [
    'argon2id',
    '$argon2id$v=19$m=4096,t=2,p=1$EavMvAXLeBs5mSL1CnrBkA$dhlCbN8LiDgDx7gO5jscwzb+wxARnECNxn0KJhItuVo',
    /^\$argon2id\$v=19\$m=4096,t=2,p=1\$/,
  ],
  [
    'argon2i of version 1.0',
    '$argon2i$v=16$m=4096,t=2,p=1$rFl16G+40hcRGgDsdIIeiw$21qkQvl7H+DW8ySF6qqpKDf/U6cam/QKwZrd5IXKc3A',
    /^\$argon2i\$v=16\$/,
  ],
  [
    'argon2d',
    '$argon2d$v=19$m=4096,t=2,p=1$Zg9fWPomht8FgD79yrnrgw$lnSUrXygbj0pC+H5MJrpafK3Kb/5bPSVDTO73q2YwDQ',
    /^\$argon2d\$v=19\$/,
  ],
  ['bcrypt, 2b', BCRYPT, /^\$2b\$04\$/],
  ['bcrypt, 2a', BCRYPT.replace('2b', '2a'), /^\$2a\$04\$/],
  ['bcrypt, 2y', BCRYPT.replace('2b', '2y'), /^\$2y\$04\$/],
  [
    'scrypt, PHC',
    '$scrypt$ln=10,r=8,p=1$DcFYqxXivBfCmPNeCwGglA$9Lv5L8MhUWWxY18Z9FarD7nIRZa+wIXBiDoCiYq4eXA',
    /^\$scrypt\$ln=10,r=8,p=1\$/,
  ],
  ['scrypt, Better Auth', BETTER_AUTH, /^\$scrypt\$ln=14,r=16,p=1\$/],
  [
    'pbkdf2, PHC',
    '$pbkdf2-sha256$i=1000,l=32$3NsbA0CotRZiDIGw1nrvHQ$YT5ImHUGKpkEWGTtPINbq6WtW1K1ZRc0mzrLqCsIEUo',
    /^\$pbkdf2-sha256\$i=1000\$/,
  ],
  [
    'pbkdf2-sha256, passlib',
    '$pbkdf2-sha256$1000$3NsbA0CotRZiDIGw1nrvHQ$YT5ImHUGKpkEWGTtPINbq6WtW1K1ZRc0mzrLqCsIEUo',
    /^\$pbkdf2-sha256\$i=1000\$/,
  ],
  [
    'pbkdf2-sha512, passlib',
    '$pbkdf2-sha512$1000$8j4nhPD./z.HECJkDCFkjA$E.maDPgFmoSz1dFN.nxfq.Sq346zF9VXJU1tXBjMBG1DO1r/gI9sjySENGu.j0EzvOxlzZv/kLJ20tG7eMsH9Q',
    /^\$pbkdf2-sha512\$i=1000\$/,
  ],
  ['Django, pbkdf2_sha256', DJANGO.pbkdf2_sha256, /^\$pbkdf2-sha256\$i=1000000\$/],
  ['Django, pbkdf2_sha1', DJANGO.pbkdf2_sha1, /^\$pbkdf2-sha1\$i=1000\$/],
  ['Django, argon2', DJANGO.argon2, /^\$argon2id\$v=19\$m=102400,t=2,p=8\$/],
  ['Django, bcrypt', DJANGO.bcrypt, /^\$2b\$04\$/],
  ['Django, bcrypt_sha256', DJANGO.bcrypt_sha256, /^bcrypt_sha256\$\$2b\$12\$/],
  ['Django, scrypt', DJANGO.scrypt, /^\$scrypt\$ln=14,r=8,p=5\$/],
  ['Keycloak, pbkdf2 as exported', asExported(PBKDF2_DATA, PBKDF2_SECRETS), /^\$pbkdf2-sha256\$i=1000\$/],
  [
    'Keycloak, pbkdf2 as objects',
    JSON.stringify({ credentialData: PBKDF2_DATA, secretData: PBKDF2_SECRETS }),
    /^\$pbkdf2-sha256\$i=1000\$/,
  ],
  [
    'Keycloak, pbkdf2 in one object',
    JSON.stringify({ ...PBKDF2_DATA, ...PBKDF2_SECRETS }),
    /^\$pbkdf2-sha256\$i=1000\$/,
  ],
  ['Keycloak, argon2', asExported(ARGON2_DATA, ARGON2_SECRETS), /^\$argon2id\$v=19\$m=4096,t=2,p=1\$/],
];

describe.each(forms)('%s', (_, text, form) => {
  const stored = () => {
    const adoption = foreignHashes.adopt(text);
    return adoption.kind === 'adopted' ? adoption.hash : adoption.flaw;
  };

  test('is stored in a form that is read again as it is', () => {
    expect(stored()).toMatch(form);
    expect(readStoredHash(stored())).toMatchObject({ kind: 'read', stored: stored() });
  });

  test('the right password matches, any other does not, and it is hashed anew', async () => {
    expect(await passwordHash.verify(PASSWORD, stored(), stranger)).toBe(true);
    for (const other of [`${PASSWORD} `, PASSWORD.toUpperCase(), '']) {
      expect(await passwordHash.verify(other, stored(), stranger)).toBe(false);
    }
    expect(passwordHash.isOutdated(stored(), PASSWORD)).toBe(true);
  });
});

describe('is refused', () => {
  const SALT = 'EavMvAXLeBs5mSL1CnrBkA';
  const DIGEST = 'dhlCbN8LiDgDx7gO5jscwzb+wxARnECNxn0KJhItuVo';
  test.each([
    ['nothing', '', 'unknown-form'],
    ['a password', PASSWORD, 'unknown-form'],
    ['MD5', '5f4dcc3b5aa765d61d8327deb882cf99', 'unknown-form'],
    ['Django, MD5', 'md5$4neF5XZ5SsmoVDtwIzEw8O$17f7b15d6e311514ab09ccae491bdc6c', 'unknown-form'],
    ['Unix crypt, SHA-512', '$6$rounds=5000$abcdefgh$abcdefghijklmnop', 'unknown-form'],
    ['Django, no password', '!HkYvXo2LqkFqf5z2pQyT0', 'no-password'],
    ['Django, another hasher', 'pbkdf2_md5$1000$saltsaltsalt$AAAAAAAAAAAAAAAAAAAAAA==', 'unknown-form'],
    ['argon2id of 1 GiB', `$argon2id$v=19$m=1048576,t=1,p=1$${SALT}$${DIGEST}`, 'too-costly'],
    ['argon2id of a million passes', `$argon2id$v=19$m=4096,t=1000000,p=1$${SALT}$${DIGEST}`, 'too-costly'],
    ['argon2id of 1,000 lanes', `$argon2id$v=19$m=131072,t=1,p=1000$${SALT}$${DIGEST}`, 'too-costly'],
    ['argon2id without passes', `$argon2id$v=19$m=4096,t=0,p=1$${SALT}$${DIGEST}`, 'malformed'],
    ['argon2id of a version to come', `$argon2id$v=20$m=4096,t=2,p=1$${SALT}$${DIGEST}`, 'malformed'],
    ['argon2id without a digest', `$argon2id$v=19$m=4096,t=2,p=1$${SALT}`, 'malformed'],
    ['argon2id with a digest of three bytes', `$argon2id$v=19$m=4096,t=2,p=1$${SALT}$dhlC`, 'malformed'],
    ['argon2id with a salt of three bytes', `$argon2id$v=19$m=4096,t=2,p=1$dhlC$${DIGEST}`, 'malformed'],
    ['argon2id with what is not base64', `$argon2id$v=19$m=4096,t=2,p=1$${SALT}$${DIGEST}!`, 'malformed'],
    ['bcrypt of cost 31', BCRYPT.replace('04', '31'), 'too-costly'],
    ['bcrypt of cost 3', BCRYPT.replace('04', '03'), 'malformed'],
    ['bcrypt cut short', BCRYPT.slice(0, -1), 'malformed'],
    ['bcrypt of the broken kind', BCRYPT.replace('2b', '2x'), 'malformed'],
    ['Django, bcrypt_sha256 of cost 20', DJANGO.bcrypt_sha256.replace('12', '20'), 'too-costly'],
    ['scrypt of 1 GiB', `$scrypt$ln=20,r=8,p=1$${SALT}$${DIGEST}`, 'too-costly'],
    ['scrypt of 1,000 lanes', `$scrypt$ln=14,r=8,p=1000$${SALT}$${DIGEST}`, 'too-costly'],
    ['scrypt without rounds', `$scrypt$ln=0,r=8,p=1$${SALT}$${DIGEST}`, 'malformed'],
    ['Django, scrypt of no power of two', DJANGO.scrypt.replace('16384', '16385'), 'malformed'],
    ['pbkdf2 of ten million', `$pbkdf2-sha256$i=10000000$${SALT}$${DIGEST}`, 'too-costly'],
    ['pbkdf2 of none', `$pbkdf2-sha256$i=0$${SALT}$${DIGEST}`, 'malformed'],
    ['pbkdf2 of another length than it says', `$pbkdf2-sha256$i=1000,l=16$${SALT}$${DIGEST}`, 'malformed'],
    ['Better Auth, cut short', BETTER_AUTH.slice(0, -2), 'malformed'],
    [
      'Keycloak, another algorithm',
      JSON.stringify({ ...PBKDF2_DATA, ...PBKDF2_SECRETS, algorithm: 'md5' }),
      'unknown-form',
    ],
    [
      'Keycloak, another hash',
      JSON.stringify({ ...PBKDF2_DATA, ...PBKDF2_SECRETS, algorithm: 'pbkdf2-md5' }),
      'unknown-form',
    ],
    ['Keycloak, no salt', JSON.stringify({ ...PBKDF2_DATA, value: PBKDF2_SECRETS.value }), 'malformed'],
    ['Keycloak, no JSON', '{"value":', 'malformed'],
  ])('%s', (_, text, flaw) => {
    expect(foreignHashes.adopt(text)).toEqual({ kind: 'refused', flaw });
  });
});

describe('SEC-02 bcrypt, which looks at the first 72 bytes', () => {
  const BEGINNING = 'x'.repeat(72);
  /** Of the beginning, by pyca/bcrypt. */
  const HASH = '$2b$04$8zduikKAkDDFyXSymFkzTOyzyaHRkKY7.K0HdzQey8FqHTTKUgAFC';

  test('matches as it did where it came from, and is not hashed anew as what was only typed', async () => {
    expect(await passwordHash.verify(`${BEGINNING} and a typo`, HASH, stranger)).toBe(true);
    expect(passwordHash.isOutdated(HASH, `${BEGINNING} and a typo`)).toBe(false);
    expect(passwordHash.isOutdated(HASH, BEGINNING)).toBe(true);
  });
});

test('SEC-02 a password that was hashed as it was typed matches, and so does one in its normal form', async () => {
  const typed = 'cafe\u0301 au lait, s’il vous plai\u0302t';
  for (const spelling of [typed, typed.normalize('NFKC')]) {
    expect(await passwordHash.verify(typed, await hash(spelling, { cost: 4 }), stranger)).toBe(true);
  }
  expect(await passwordHash.verify(typed, await hash('something else', { cost: 4 }), stranger)).toBe(false);
});

test.each(['', 'x', '$argon2id$', '$2b$31$u1u0jOI6SMpPHy9FyIPrDeae8XSoVZMe.tmr2qVwd0PUzr.SGnc3u', BETTER_AUTH])(
  'what no import stores is nobody’s password: %j',
  async (stored) => {
    expect(await passwordHash.verify(PASSWORD, stored, stranger)).toBe(false);
    expect(passwordHash.isOutdated(stored, PASSWORD)).toBe(false);
  },
);

describe('SEC-03 without an account the decoy is verified', () => {
  test('and never matches, whatever its form', async () => {
    for (const [, text] of forms) {
      const adoption = foreignHashes.adopt(text);
      if (adoption.kind === 'refused') throw new Error(text);
      expect(await passwordHash.verify(PASSWORD, null, { ...stranger, decoy: adoption.hash })).toBe(false);
    }
    for (const decoy of ['x', ''])
      expect(await passwordHash.verify(PASSWORD, null, { ...stranger, decoy })).toBe(false);
  });

  test.each([
    ['scrypt', 'SCRYPTREQUEST', BETTER_AUTH],
    ['pbkdf2', 'PBKDF2REQUEST', DJANGO.pbkdf2_sha1],
  ])('by its own algorithm: %s', async (_, type, text) => {
    const adoption = foreignHashes.adopt(text);
    const begun: string[] = [];
    const hook = createHook({ init: (_id, resource) => void begun.push(resource) }).enable();
    const decoy = adoption.kind === 'adopted' ? adoption.hash : null;
    await passwordHash.verify(PASSWORD, null, { ...stranger, decoy });
    hook.disable();
    expect(begun).toContain(type);
  });
});
