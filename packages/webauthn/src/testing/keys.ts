import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { encodeCbor } from './cbor.ts';

export type Algorithm = 'ES256' | 'EdDSA' | 'RS256' | 'ES384';

const bytesOf = (key: KeyObject, name: 'e' | 'n' | 'x' | 'y') =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url');

type CoseKey = ReadonlyMap<number, number | Uint8Array>;

/** In the form of COSE (RFC 9053 §7.1 and §7.2, RFC 8230 §4). */
const cose: Readonly<Record<Algorithm, (key: KeyObject) => CoseKey>> = {
  ES256: (key) =>
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytesOf(key, 'x')],
      [-3, bytesOf(key, 'y')],
    ]),
  ES384: (key) =>
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -35],
      [-1, 2],
      [-2, bytesOf(key, 'x')],
      [-3, bytesOf(key, 'y')],
    ]),
  EdDSA: (key) =>
    new Map<number, number | Uint8Array>([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, bytesOf(key, 'x')],
    ]),
  RS256: (key) =>
    new Map<number, number | Uint8Array>([
      [1, 3],
      [3, -257],
      [-1, bytesOf(key, 'n')],
      [-2, bytesOf(key, 'e')],
    ]),
};

function keyPairOf(algorithm: Algorithm) {
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519');
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return generateKeyPairSync('ec', { namedCurve: algorithm === 'ES256' ? 'P-256' : 'P-384' });
}

export function newKey(algorithm: Algorithm): { key: KeyObject; publicKey: Buffer } {
  const { privateKey, publicKey } = keyPairOf(algorithm);
  return { key: privateKey, publicKey: encodeCbor(cose[algorithm](publicKey)) };
}
