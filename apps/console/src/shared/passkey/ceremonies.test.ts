import { addPasskeyRequest, verifyRequest } from '@countersign/contract';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPasskey, signWithPasskey } from './ceremonies.ts';
import { PasskeyError } from './passkey-error.ts';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

/** As browsers answer, with more than the contract takes. */
const answered = (response: object) => ({
  id: 'AQID',
  rawId: bytes(1, 2, 3),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({ credProps: { rk: true } }),
  response,
});
const creation = answered({
  clientDataJSON: bytes(1),
  attestationObject: bytes(2),
  getTransports: () => ['internal', 'hybrid'],
  getPublicKeyAlgorithm: () => -7,
  getPublicKey: () => bytes(3),
  getAuthenticatorData: () => bytes(4),
});
const assertion = answered({
  clientDataJSON: bytes(1),
  authenticatorData: bytes(2),
  signature: bytes(3),
  userHandle: bytes(4),
});

const options = { challenge: 'AQID', rp: { name: 'A' }, user: { id: 'AQID', name: 'a' }, pubKeyCredParams: [] };
const credentials = { create: vi.fn(), get: vi.fn() };

beforeEach(() => {
  const PublicKeyCredential = () => undefined;
  vi.stubGlobal('PublicKeyCredential', PublicKeyCredential);
  vi.stubGlobal('window', { PublicKeyCredential, location: { hostname: 'localhost' } });
  vi.stubGlobal('navigator', { credentials });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

test('a passkey that was made is exactly what the contract takes', async () => {
  credentials.create.mockResolvedValue(creation);
  const credential = await createPasskey(options);
  expect(v.parse(addPasskeyRequest, { credential, name: 'Mine' }).credential).toEqual(credential);
  expect(credential.response.transports).toEqual(['internal', 'hybrid']);
});

test('a signature is exactly what the contract takes', async () => {
  credentials.get.mockResolvedValue(assertion);
  const credential = await signWithPasskey(options);
  const proof = { factor: 'passkey', credential };
  expect(v.parse(verifyRequest, proof)).toEqual(proof);
  expect(credential.response.userHandle).toBe('BA');
});

test('a security key that tells no user leaves the user out', async () => {
  credentials.get.mockResolvedValue(answered({ ...assertion.response, userHandle: null }));
  expect(Object.keys((await signWithPasskey(options)).response)).not.toContain('userHandle');
});

test('whoever cancels the dialog of the browser is told so', async () => {
  credentials.get.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await expect(signWithPasskey(options)).rejects.toMatchObject({ name: 'PasskeyError', reason: 'cancelled' });
});

test('leaving the screen closes the dialog of the browser', async () => {
  credentials.get.mockImplementation(
    ({ signal }: { signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const leaving = new AbortController();
  const signing = signWithPasskey(options, leaving.signal);
  await vi.waitFor(() => expect(credentials.get).toHaveBeenCalled());
  leaving.abort();
  await expect(signing).rejects.toMatchObject({ reason: 'aborted' });
});

test('a screen that was left opens no dialog', async () => {
  await expect(signWithPasskey(options, AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' });
  expect(credentials.get).not.toHaveBeenCalled();
});

test('a browser without passkeys is asked for none', async () => {
  vi.stubGlobal('window', {});
  await expect(createPasskey(options)).rejects.toBeInstanceOf(PasskeyError);
  await expect(signWithPasskey(options)).rejects.toMatchObject({ reason: 'unsupported' });
  expect(credentials.create).not.toHaveBeenCalled();
});
