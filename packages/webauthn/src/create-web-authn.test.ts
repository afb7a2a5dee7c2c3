import { randomBytes } from 'node:crypto';
import type { StoredPasskey } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { createWebAuthn } from './create-web-authn.ts';
import { createSoftwareAuthenticator, FLAGS, type Forgery } from './testing/index.ts';

const origin = 'https://console.example.com';
const webAuthn = createWebAuthn({ consoleOrigin: origin, platformName: 'A platform' });

const newChallenge = () => {
  const bytes = randomBytes(32);
  return { bytes, asked: { challenge: bytes.toString('base64url') } };
};

type Options = Partial<Parameters<typeof createSoftwareAuthenticator>[0]>;

/** A passkey of an honest authenticator, as it is kept. */
async function registered(options: Options = {}) {
  const authenticator = createSoftwareAuthenticator({ origin, ...options });
  const { asked, bytes } = newChallenge();
  const verified = await webAuthn.verifyRegistration(authenticator.create(asked), { challenge: bytes });
  if (!verified) throw new Error('An honest registration was refused.');
  const passkey: StoredPasskey = { id: 'a passkey', ...verified };
  return { authenticator, passkey, verified };
}

type Assertion = ReturnType<ReturnType<typeof createSoftwareAuthenticator>['get']>;

/** Whether the answer to a sign-in is taken, and for what. */
async function judged(
  { authenticator, passkey }: Pick<Awaited<ReturnType<typeof registered>>, 'authenticator' | 'passkey'>,
  { forgery = {}, isVerificationRequired = false, tampered = (answer: Assertion) => answer } = {},
) {
  const { asked, bytes } = newChallenge();
  const answer = tampered(authenticator.get(asked, forgery as Forgery));
  const accountId = crypto.randomUUID();
  return webAuthn.verifyAssertion(answer, { accountId, challenge: bytes, passkey, isVerificationRequired });
}

describe('a registration', () => {
  test.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'is taken by a key of %s, and so is what it signs',
    async (algorithm) => {
      const own = await registered({ algorithm });
      expect(own.verified).toMatchObject({
        counter: 0,
        isSynced: false,
        isUserVerified: true,
        transports: ['internal'],
      });
      expect(Buffer.from(own.verified.credentialId)).toEqual(own.authenticator.credentials[0]?.id);
      expect(await judged(own)).toEqual({ counter: 1, isUserVerified: true });
    },
  );

  test('says whether a manager synchronizes it, and whether the user was verified', async () => {
    expect((await registered({ isSynced: true })).verified.isSynced).toBe(true);
    expect((await registered({ verifiesUser: false })).verified.isUserVerified).toBe(false);
  });

  test.each<[string, Forgery]>([
    ['another origin', { origin: 'https://console.example.org' }],
    ['a host below ours', { origin: 'https://evil.console.example.com' }],
    ['another port', { origin: 'https://console.example.com:8443' }],
    ['plain HTTP', { origin: 'http://console.example.com' }],
    ['another relying party', { rpId: 'example.com' }],
    ['a signature of a sign-in', { type: 'webauthn.get' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['nobody at the device', { flags: FLAGS.attested }],
    ['no credential in it', { flags: FLAGS.userPresent }],
    ['a frame in a page of another origin', { crossOrigin: true }],
  ])('SEC-90 is refused: %s', async (_, forgery) => {
    const { asked, bytes } = newChallenge();
    const answer = createSoftwareAuthenticator({ origin }).create(asked, forgery);
    expect(await webAuthn.verifyRegistration(answer, { challenge: bytes })).toBeNull();
  });

  test('SEC-90 is refused: a key of an algorithm that was not asked for', async () => {
    const { asked, bytes } = newChallenge();
    const answer = createSoftwareAuthenticator({ origin, algorithm: 'ES384' }).create(asked);
    expect(await webAuthn.verifyRegistration(answer, { challenge: bytes })).toBeNull();
  });

  test('SEC-90 is refused wherever its CBOR is cut off, and where it is none', async () => {
    const { asked, bytes } = newChallenge();
    const answer = createSoftwareAuthenticator({ origin }).create(asked);
    const whole = Buffer.from(answer.response.attestationObject, 'base64url');
    const cuts = Array.from({ length: whole.length }, (_, length) => whole.subarray(0, length));
    for (const part of [...cuts, randomBytes(whole.length)]) {
      const response = { ...answer.response, attestationObject: part.toString('base64url') };
      expect(await webAuthn.verifyRegistration({ ...answer, response }, { challenge: bytes })).toBeNull();
    }
  });

  test('SEC-90 is refused where what the browser says is no JSON, or not that of one', async () => {
    const { asked, bytes } = newChallenge();
    const answer = createSoftwareAuthenticator({ origin }).create(asked);
    for (const said of ['', '{', 'null', '[]', '{}', '"text"']) {
      const response = { ...answer.response, clientDataJSON: Buffer.from(said).toString('base64url') };
      expect(await webAuthn.verifyRegistration({ ...answer, response }, { challenge: bytes })).toBeNull();
    }
  });
});

describe('a signature', () => {
  test.each<[string, Forgery]>([
    ['another origin', { origin: 'https://console.example.org' }],
    ['another port', { origin: 'https://console.example.com:8443' }],
    ['another relying party', { rpId: 'example.com' }],
    ['that of a registration', { type: 'webauthn.create' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['nobody at the device', { flags: FLAGS.userVerified }],
  ])('SEC-90 is refused: %s', async (_, forgery) => {
    expect(await judged(await registered(), { forgery })).toBeNull();
  });

  test('SEC-90 is refused without the user verified where the passkey alone confirms who is there, and only there', async () => {
    const own = await registered({ verifiesUser: false });
    expect(await judged(own)).toEqual({ counter: 1, isUserVerified: false });
    expect(await judged(own, { isVerificationRequired: true })).toBeNull();
    expect(await judged(await registered(), { isVerificationRequired: true })).toMatchObject({ isUserVerified: true });
  });

  test('SEC-90 is refused: of another key, changed afterwards, or cut off', async () => {
    const [own, other] = [await registered(), await registered()];
    const { publicKey } = other.passkey;
    expect(await judged({ ...own, passkey: { ...own.passkey, publicKey } })).toBeNull();
    const withSignature = (change: (signature: Buffer) => Buffer) => (answer: Assertion) => {
      const signature = change(Buffer.from(answer.response.signature, 'base64url')).toString('base64url');
      return { ...answer, response: { ...answer.response, signature } };
    };
    expect(await judged(own, { tampered: withSignature((whole) => whole.subarray(0, -1)) })).toBeNull();
    expect(await judged(own, { tampered: withSignature(() => randomBytes(71)) })).toBeNull();
    const inOtherData = (answer: Assertion) => {
      const data = Buffer.from(answer.response.authenticatorData, 'base64url');
      data.writeUInt32BE(999, 33);
      return { ...answer, response: { ...answer.response, authenticatorData: data.toString('base64url') } };
    };
    expect(await judged(own, { tampered: inOtherData })).toBeNull();
  });

  test('SEC-90 is refused wherever its data is cut off', async () => {
    const own = await registered();
    for (let length = 0; length < 37; length += 1) {
      const tampered = (answer: Assertion) => {
        const data = Buffer.from(answer.response.authenticatorData, 'base64url').subarray(0, length);
        return { ...answer, response: { ...answer.response, authenticatorData: data.toString('base64url') } };
      };
      expect(await judged(own, { tampered })).toBeNull();
    }
  });

  test('says its counter, whatever it was before: who compares it tells a copy from a wrong signature', async () => {
    const own = await registered();
    expect(await judged({ ...own, passkey: { ...own.passkey, counter: 99 } })).toMatchObject({ counter: 1 });
    expect(await judged(await registered({ counts: false }))).toMatchObject({ counter: 0 });
  });
});

test('what a browser is asked to sign names the passkeys, and how far the user is to be verified', async () => {
  const { passkey } = await registered();
  const challenge = randomBytes(32);
  const passkeys = [{ credentialId: passkey.credentialId, transports: ['usb', 'nfc'] }];
  expect(await webAuthn.requestOptions({ challenge, passkeys, userVerification: 'required' })).toMatchObject({
    challenge: challenge.toString('base64url'),
    rpId: 'console.example.com',
    allowCredentials: [{ id: Buffer.from(passkey.credentialId).toString('base64url'), transports: ['usb', 'nfc'] }],
    timeout: 300_000,
    userVerification: 'required',
  });
});
