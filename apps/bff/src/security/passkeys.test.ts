import { randomBytes } from 'node:crypto';
import { FLAGS, type Forgery } from '@countersign/webauthn/testing';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { addPasskey, made, newAuthenticator, PASSKEYS, signed } from '../testing/passkeys.ts';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHALLENGE = '/api/sign-in/challenge';
const ASK = `${CHALLENGE}/passkey`;
const VERIFY = `${CHALLENGE}/verify`;
const ASK_HERE = '/api/step-up/passkey';
const PROVE = '/api/step-up/second-factor';

const wrongCode = { status: 422, body: { code: 'wrong_code', attemptsLeft: 4 }, cookies: [] };
const malformed = { status: 400, body: { code: 'malformed' }, cookies: [] };
const passkeyRefused = { status: 422, body: { code: 'passkey_refused' }, cookies: [] };

type Signed = Awaited<ReturnType<typeof signed>>;
type Credential = Signed['credential'];

async function passkeyMember(options: Parameters<typeof addPasskey>[1] = {}) {
  const someone = await bff.activeMember();
  return { ...someone, ...(await addPasskey(someone.browser, options)) };
}
type PasskeyMember = Awaited<ReturnType<typeof passkeyMember>>;

/** What an attack on this account may not change: who is signed in, what signs in, and what can still be guessed. */
const storedOf = ({ id }: Account) =>
  bff.query(
    `select array(select s.id || s.amr::text from sessions s where s.account_id = $1 order by 1) as sessions,
      array(select k::text from passkeys k where k.account_id = $1 order by 1) as passkeys,
      array(select b::text from attempt_budgets b where b.account_id = $1 order by 1) as budgets,
      (select security_epoch from accounts where id = $1) as epoch`,
    [id],
  );

async function challengeOf(browser: Browser, path: string): Promise<string> {
  const { body, status } = await browser.post(path);
  expect(status).toBe(200);
  return (body as { options: { challenge: string } }).options.challenge;
}

describe('SEC-90 a signature is refused, costs its challenge a try and the account no guess', () => {
  const cut = (field: 'authenticatorData' | 'clientDataJSON' | 'signature', to: number) => (credential: Credential) => {
    const bytes = Buffer.from(credential.response[field], 'base64url').subarray(0, to);
    return { ...credential, response: { ...credential.response, [field]: bytes.toString('base64url') } };
  };
  const changed = (field: keyof Credential['response'] | 'userHandle', value: string) => (credential: Credential) => ({
    ...credential,
    response: { ...credential.response, [field]: value },
  });
  const other = randomBytes(32).toString('base64url');

  test.each<[string, Forgery, ((credential: Credential) => object)?]>([
    ['of another origin', { origin: 'https://console.example.org' }],
    ['of plain HTTP', { origin: 'http://console.example.com' }],
    ['of a host below ours', { origin: 'https://evil.console.example.com' }],
    ['of another port', { origin: 'https://console.example.com:8443' }],
    ['of no origin', { origin: 'null' }],
    ['of a relying party above ours', { rpId: 'example.com' }],
    ['of another relying party', { rpId: 'evil.example' }],
    ['that was made to register', { type: 'webauthn.create' }],
    ['of another challenge', { challenge: other }],
    ['of no challenge', { challenge: '' }],
    ['with nobody at the device', { flags: 0 }],
    ['with somebody verified and nobody present', { flags: FLAGS.userVerified }],
    ['in a frame of another origin', { crossOrigin: true }],
    ['that says it is backed up and cannot be', { flags: FLAGS.userPresent | FLAGS.backedUp }],
    ['that announces a credential and has none', { flags: FLAGS.userPresent | FLAGS.attested }],
    ['that announces extensions and has none', { flags: FLAGS.userPresent | 0x80 }],
    ['cut off', {}, cut('signature', 40)],
    ['of authenticator data without its counter', {}, cut('authenticatorData', 33)],
    ['of one byte of authenticator data', {}, cut('authenticatorData', 1)],
    ['of client data that is cut off', {}, cut('clientDataJSON', 20)],
    ['of client data that is no JSON', {}, changed('clientDataJSON', 'AAAA')],
    ['of client data that is null', {}, changed('clientDataJSON', Buffer.from('null').toString('base64url'))],
    ['as long as may be, and none', {}, changed('signature', 'A'.repeat(2_048))],
    ['with as much authenticator data as may be', {}, changed('authenticatorData', '_'.repeat(4_096))],
    ['by a credential that nobody has', {}, (credential) => ({ ...credential, id: other, rawId: other })],
    ['whose two ids differ', {}, (credential) => ({ ...credential, rawId: other })],
    ['by the longest id', {}, (credential) => ({ ...credential, id: 'A'.repeat(1_364), rawId: 'A'.repeat(1_364) })],
    ['of a user handle that is not the owner’s', {}, changed('userHandle', other)],
  ])('%s', async (_, forgery, tampered = (credential) => credential) => {
    const { account, authenticator } = await passkeyMember();
    const browser = await bff.enterPassword(account);
    const before = await storedOf(account);
    const { credential } = await signed(browser, authenticator, ASK, forgery);
    expect(await browser.post(VERIFY, { factor: 'passkey', credential: tampered(credential) })).toMatchObject(
      wrongCode,
    );
    expect(await storedOf(account)).toEqual(before);
    expect((await browser.post(VERIFY, await signed(browser, authenticator))).status).toBe(200);
  });

  test('unless it names the owner as the authenticator was told to', async () => {
    const { account, authenticator } = await passkeyMember();
    const browser = await bff.enterPassword(account);
    const { credential } = await signed(browser, authenticator);
    const userHandle = Buffer.from(account.id.replaceAll('-', ''), 'hex').toString('base64url');
    const proof = { factor: 'passkey', credential: changed('userHandle', userHandle)(credential) };
    expect((await browser.post(VERIFY, proof)).status).toBe(200);
  });

  test('without the user verified where it confirms alone, which is fine beside the password', async () => {
    const { account, authenticator, browser } = await passkeyMember({ verifiesUser: false });
    const before = await storedOf(account);
    expect(await browser.post(PROVE, await signed(browser, authenticator, ASK_HERE))).toMatchObject(wrongCode);
    expect(await storedOf(account)).toEqual(before);
    const elsewhere = await bff.enterPassword(account);
    expect((await elsewhere.post(VERIFY, await signed(elsewhere, authenticator))).status).toBe(200);
    expect((await elsewhere.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'hwk'] } });
  });

  test('five times, and then its challenge is gone for the right one too', async () => {
    const { account, authenticator } = await passkeyMember();
    const browser = await bff.enterPassword(account);
    const before = await storedOf(account);
    const left: unknown[] = [];
    for (let tried = 0; tried < 5; tried += 1) {
      const forged = await signed(browser, authenticator, ASK, { origin: 'https://evil.example' });
      left.push((await browser.post(VERIFY, forged)).body);
    }
    expect(left).toMatchObject([4, 3, 2, 1, 0].map((attemptsLeft) => ({ code: 'wrong_code', attemptsLeft })));
    expect(await browser.post(ASK)).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
    expect(await storedOf(account)).toEqual(before);
  });
});

describe('SEC-90 what was asked for one purpose, of one browser, is signed for no other', () => {
  const sign = ({ authenticator }: Pick<PasskeyMember, 'authenticator'>, challenge: string) => ({
    factor: 'passkey',
    credential: authenticator.get({ challenge }),
  });

  test('that of a confirmation at a sign-in, and back', async () => {
    const someone = await passkeyMember();
    const elsewhere = await bff.enterPassword(someone.account);
    const here = await challengeOf(someone.browser, ASK_HERE);
    const there = await challengeOf(elsewhere, ASK);
    expect(await elsewhere.post(VERIFY, sign(someone, here))).toMatchObject(wrongCode);
    expect(await someone.browser.post(PROVE, sign(someone, there))).toMatchObject(wrongCode);
    expect((await someone.browser.post(PROVE, sign(someone, here))).status).toBe(204);
    expect((await elsewhere.post(VERIFY, sign(someone, there))).status).toBe(200);
  });

  test('that of a registration at a sign-in or a confirmation, and back', async () => {
    const someone = await passkeyMember();
    const elsewhere = await bff.enterPassword(someone.account);
    const toRegister = await challengeOf(someone.browser, `${PASSKEYS}/options`);
    await challengeOf(elsewhere, ASK);
    await challengeOf(someone.browser, ASK_HERE);
    const before = await storedOf(someone.account);
    expect(await elsewhere.post(VERIFY, sign(someone, toRegister))).toMatchObject(wrongCode);
    expect(await someone.browser.post(PROVE, sign(someone, toRegister))).toMatchObject(wrongCode);
    for (const challenge of [await challengeOf(elsewhere, ASK), await challengeOf(someone.browser, ASK_HERE)]) {
      const credential = newAuthenticator().create({ challenge });
      expect(await someone.browser.post(PASSKEYS, { credential, name: 'A key' })).toMatchObject(passkeyRefused);
    }
    expect(await storedOf(someone.account)).toEqual(before);
  });

  test('that of one sign-in at another of the same account', async () => {
    const someone = await passkeyMember();
    const one = await bff.enterPassword(someone.account);
    const other = await bff.enterPassword(someone.account);
    const challenge = await challengeOf(one, ASK);
    await challengeOf(other, ASK);
    expect(await other.post(VERIFY, sign(someone, challenge))).toMatchObject(wrongCode);
    expect((await one.post(VERIFY, sign(someone, challenge))).status).toBe(200);
  });

  test('that of one session in another of the same account', async () => {
    const someone = await passkeyMember();
    const elsewhere = await bff.signInWithApp(someone);
    const challenge = await challengeOf(someone.browser, ASK_HERE);
    await challengeOf(elsewhere, ASK_HERE);
    expect(await elsewhere.post(PROVE, sign(someone, challenge))).toMatchObject(wrongCode);
    expect((await someone.browser.post(PROVE, sign(someone, challenge))).status).toBe(204);
  });

  test('nor by somebody else’s passkey', async () => {
    const [owner, eve] = [await passkeyMember(), await passkeyMember()];
    const browser = await bff.enterPassword(owner.account);
    const before = await storedOf(owner.account);
    expect(await browser.post(VERIFY, await signed(browser, eve.authenticator))).toMatchObject(wrongCode);
    // By the owner's id, and the key of another.
    const { credential } = await signed(browser, eve.authenticator);
    const id = owner.authenticator.credentials[0]?.id.toString('base64url');
    const claimed = { factor: 'passkey', credential: { ...credential, id, rawId: id } };
    expect(await browser.post(VERIFY, claimed)).toMatchObject({ status: 422, body: { attemptsLeft: 3 } });
    expect(await storedOf(owner.account)).toEqual(before);
  });

  test('nor a second time: in the same sign-in, in the next, or in a session', async () => {
    const someone = await passkeyMember();
    const browser = await bff.enterPassword(someone.account);
    const copy = browser.copy();
    const proof = await signed(browser, someone.authenticator);
    expect((await browser.post(VERIFY, proof)).status).toBe(200);
    expect(await copy.post(VERIFY, proof)).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
    const next = await bff.enterPassword(someone.account);
    expect(await next.post(VERIFY, proof)).toMatchObject(wrongCode);
    expect(await browser.post(PROVE, proof)).toMatchObject(wrongCode);
    const here = await signed(browser, someone.authenticator, ASK_HERE);
    expect((await browser.post(PROVE, here)).status).toBe(204);
    expect(await browser.post(PROVE, here)).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
  });
});

describe('a body that is not the contract’s', () => {
  let shared: PasskeyMember | undefined;
  async function malformedMember() {
    shared ??= await passkeyMember();
    return shared;
  }
  const changes: Record<string, (credential: Credential) => unknown> = {
    'no credential': () => undefined,
    'null for it': () => null,
    'a text': () => 'AAAA',
    'a list': (credential) => [credential],
    'nothing in it': () => ({}),
    'a number for its id': (credential) => ({ ...credential, id: 7 }),
    'an empty id': (credential) => ({ ...credential, id: '' }),
    'an id in another alphabet': (credential) => ({ ...credential, id: 'a+b/c=' }),
    'an id that is too long': (credential) => ({ ...credential, id: 'A'.repeat(1_365) }),
    'another type': (credential) => ({ ...credential, type: 'password' }),
    'an unknown field': (credential) => ({ ...credential, authenticatorAttachment: 'platform' }),
    'an unknown field of the response': (credential) => ({
      ...credential,
      response: { ...credential.response, publicKey: 'AAAA' },
    }),
    'a list for the response': (credential) => ({ ...credential, response: [] }),
    'a number for what was signed': (credential) => ({
      ...credential,
      response: { ...credential.response, clientDataJSON: 1 },
    }),
    'nothing signed': (credential) => ({ ...credential, response: { ...credential.response, clientDataJSON: '' } }),
    'too much signed': (credential) => ({
      ...credential,
      response: { ...credential.response, clientDataJSON: 'A'.repeat(4_097) },
    }),
  };

  test.each(Object.entries(changes))('is malformed and costs nothing: %s', async (_, change) => {
    const { account, authenticator, browser } = await malformedMember();
    const signIn = await bff.enterPassword(account);
    const before = await storedOf(account);
    const { credential } = await signed(signIn, authenticator);
    const proof = { factor: 'passkey', credential: change(credential) };
    expect(await signIn.post(VERIFY, proof)).toMatchObject(malformed);
    expect(await browser.post(PROVE, proof)).toMatchObject(malformed);
    const toMake = await made(browser);
    const posted = { ...toMake, credential: change(toMake.credential as unknown as Credential) };
    expect(await browser.post(PASSKEYS, posted)).toMatchObject(malformed);
    expect(await storedOf(account)).toEqual(before);
    const right = await signed(signIn, authenticator);
    expect(await signIn.post(VERIFY, { ...right, code: '123456' })).toMatchObject(malformed);
    expect((await signIn.post(VERIFY, right)).status).toBe(200);
  });

  test('is too large beyond 16 KiB', async () => {
    const { account, authenticator } = await malformedMember();
    const browser = await bff.enterPassword(account);
    const { credential } = await signed(browser, authenticator);
    const proof = { factor: 'passkey', credential: { ...credential, id: 'A'.repeat(20_000) } };
    expect(await browser.post(VERIFY, proof)).toMatchObject({ status: 413, cookies: [] });
  });
});

describe('SEC-90 whoever has the password learns nothing by asking for options that the challenge does not say', () => {
  test('who has a passkey is asked to sign by it, and who has none is answered alike', async () => {
    const has = await passkeyMember();
    const [one, other] = [await bff.activeMember(), await bff.activeMember()];
    const answers: { status: number; body: object; headers: string[] }[] = [];
    for (const { account } of [has, one, other]) {
      const browser = await bff.enterPassword(account);
      const { factors } = (await browser.get(CHALLENGE)).body as { factors: string[] };
      const { body, headers, status } = await browser.post(ASK);
      expect(status === 200).toBe(factors.includes('passkey'));
      answers.push({
        status,
        body: { ...(body as object), requestId: 'any' },
        headers: [...headers.keys()].toSorted(),
      });
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409]);
    expect(answers[1]).toEqual(answers[2]);
  });

  test('and who has no challenge is answered alike whatever they send', async () => {
    const { account, authenticator } = await passkeyMember();
    const spent = await bff.enterPassword(account);
    const copy = spent.copy();
    expect((await spent.post(VERIFY, await signed(spent, authenticator))).status).toBe(200);
    const forged = bff.browser();
    forged.cookies.set('__Host-chal', 'A'.repeat(43));
    for (const browser of [bff.browser(), forged, copy]) {
      expect(await browser.post(ASK)).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
    }
  });
});
