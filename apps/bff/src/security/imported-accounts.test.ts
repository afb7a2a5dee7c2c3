import { createPasswordHash } from '@countersign/crypto/password-hash';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeImport } from '../composition-of-commands.ts';
import { authenticatorApp, inOneStep } from '../testing/authenticator-app.ts';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ passwordHash: createPasswordHash(), trustedProxyHops: 1 });
afterAll(() => bff.close());
const importAccounts = composeImport(bff);

const PASSWORD = 'a lamp, a ladder and nine lentils';
const BCRYPT = '$2b$04$y0cEUOVA4JU/DKRtjhbqUuGJVjGdQquBXD3E9eGDwtrbl0vypds8O';

/** One of each form that is taken, as its own system has written it. */
const HASHES: Readonly<Record<string, string>> = {
  argon2id: '$argon2id$v=19$m=4096,t=2,p=1$EavMvAXLeBs5mSL1CnrBkA$dhlCbN8LiDgDx7gO5jscwzb+wxARnECNxn0KJhItuVo',
  argon2i: '$argon2i$v=19$m=4096,t=2,p=1$DCXGzpLh0Zk+8vqQokJOVg$le5SxMSe61IvCp10WWwDf4esB2K2HS1QNJPaPh3DUac',
  bcrypt: BCRYPT,
  'bcrypt-of-php': BCRYPT.replace('2b', '2y'),
  scrypt: '$scrypt$ln=10,r=8,p=1$DcFYqxXivBfCmPNeCwGglA$9Lv5L8MhUWWxY18Z9FarD7nIRZa+wIXBiDoCiYq4eXA',
  pbkdf2: '$pbkdf2-sha256$i=1000,l=32$3NsbA0CotRZiDIGw1nrvHQ$YT5ImHUGKpkEWGTtPINbq6WtW1K1ZRc0mzrLqCsIEUo',
  'better-auth':
    'fa715f44c2040020cde4230d87ddffe2:554a91ab66b7bd8498672ec6f6094e79e06140b7138682099f891aa27367a6bc1217b95c5cd4b6e06bbfd8644c9dd19f1185cdd2442beaca51e6c6306fe96bf6',
  'django-pbkdf2': 'pbkdf2_sha256$1000$EuEpdwivzWV2Oq0RZCcpMj$uWB2NClLJDsnTS6TNbqgyfVp6XFy07rdLgxBLm+7fco=',
  'django-argon2':
    'argon2$argon2id$v=19$m=102400,t=2,p=8$Mm5kOG1rZEVMTW1CZW1EOEhONWVQVg$0M05GHxSbmoHj9jwnQvu1gzleL1pBb1pV+XSduzvQiw',
  'django-bcrypt': `bcrypt$${BCRYPT}`,
  'django-bcrypt-sha256': 'bcrypt_sha256$$2b$04$O01KGghmSi/lQLOuMw.we.nhmlAtO2x.XY1z.XvA9LAQQuUkQhwq2',
  'django-scrypt':
    'scrypt$16384$5q0vPXtrBCLvdWGTPWECwo$8$5$x961L/DactUy2QGIWgh1PMU2e7CASqXL+HmFtt5aDroB7OciU0hREX8I4lD5iNHCqZbHwmxQzWb6XJsOKvGqiA==',
  keycloak: JSON.stringify({
    secretData: '{"value":"uWB2NClLJDsnTS6TNbqgyfVp6XFy07rdLgxBLm+7fco=","salt":"RXVFcGR3aXZ6V1YyT3EwUlpDY3BNag=="}',
    credentialData: '{"hashIterations":1000,"algorithm":"pbkdf2-sha256"}',
  }),
};
const forms = Object.keys(HASHES);

const TEXT_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

async function* file(accounts: readonly { email: string; passwordHash: string; keyUri?: string }[]) {
  for (const [index, account] of accounts.entries()) {
    yield { line: index + 1, account: { name: '', keyUri: '', ...account } };
  }
}

async function imported(accounts: Parameters<typeof file>[0]) {
  for await (const { refusals } of importAccounts(file(accounts), { isDryRun: false })) expect(refusals).toEqual([]);
}

const emailOf = (form: string) => `${form}@example.com`;
const hashOf = async (email: string) => {
  const [row] = await bff.query<{ hash: string }>('select password_hash as hash from accounts where email = $1', [
    email,
  ]);
  return row?.hash;
};
const signIn = (email: string, password: string) =>
  bff.browser().post('/api/sign-in', { email, password }, fromFreshNetwork());

beforeAll(() => imported(forms.map((form) => ({ email: emailOf(form), passwordHash: HASHES[form] ?? '' }))));

describe.each(forms)('an account with the hash of another system: %s', (form) => {
  const email = emailOf(form);

  test('SEC-03 a wrong password is answered as that of an unknown email, and changes nothing', async () => {
    const before = await hashOf(email);
    const [wrong, unknown] = [await signIn(email, 'wrong by all means'), await signIn(`no-${email}`, PASSWORD)];
    expect(wrong.status).toBe(422);
    expect([wrong.body, wrong.cookies]).toEqual([unknown.body, unknown.cookies]);
    expect(await hashOf(email)).toBe(before);
  });

  test('SEC-01 the right password signs in, and rests as argon2id from then on', async () => {
    expect(await signIn(email, PASSWORD)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    const renewed = await hashOf(email);
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
    expect(await hashOf(email)).toBe(renewed);
  });
});

describe('an account with the authenticator of another system', () => {
  const app = authenticatorApp(TEXT_KEY);
  const moved = async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await imported([{ email, passwordHash: BCRYPT, keyUri: `otpauth://totp/Old:moved?secret=${TEXT_KEY}` }]);
    return email;
  };
  const verify = async (email: string, code: string) => {
    const browser = bff.browser();
    const answer = await browser.post('/api/sign-in', { email, password: PASSWORD }, fromFreshNetwork());
    expect(answer).toMatchObject({ status: 200, body: { next: 'second-factor' } });
    return await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  };

  test('SEC-07, SEC-28 is asked for a code, of a time step after the import', async () => {
    await inOneStep(async (step) => {
      const email = await moved();
      expect(await verify(email, app.codeAt(step))).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
      expect(await verify(email, app.codeAt(step + 1))).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    });
  });

  test('is offered recovery codes, of which it has none', async () => {
    const email = await moved();
    const [row] = await bff.query<{ id: string }>('select id from accounts where email = $1', [email]);
    const member = { account: { id: row?.id ?? '', email, password: PASSWORD }, app, browser: bff.browser() };
    const browser = await bff.signInWithApp(member);
    const { body } = await browser.get('/api/two-factor');
    expect(body).toMatchObject({ status: 'active', recoveryCodes: null });
    expect((await browser.post('/api/two-factor/recovery-codes')).status).toBe(201);
  });
});

test('SEC-87 nothing of a hash or a key is in the log', () => {
  const secrets = [...Object.values(HASHES), TEXT_KEY, ...forms.map((form) => HASHES[form]?.slice(-20) ?? '')];
  for (const secret of secrets) expect(bff.log.join('\n')).not.toContain(secret);
});
