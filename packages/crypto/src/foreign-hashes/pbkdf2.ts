import { pbkdf2 as pbkdf2WithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { foreignHashLimits } from '@countersign/two-factor';
import { bytesOfBase64, cutsNothing, type Form, isOfUse, type Reading, refused, unpaddedBase64 } from './algorithm.ts';

const pbkdf2 = promisify(pbkdf2WithCallback);

/** The bytes of a block of each, of which a longer digest takes several. */
const blocks = { sha1: 20, sha256: 32, sha512: 64 } as const;

/** PHC has `i=…`, and perhaps `l=…`; passlib the number alone, and a dot for the plus. */
const MODULAR =
  /^\$pbkdf2(?:-(?<hash>sha1|sha256|sha512))?\$(?:i=)?(?<iterations>\d{1,10})(?:,l=(?<length>\d{1,3}))?\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;

export interface Pbkdf2 {
  hash: string;
  iterations: number;
  salt: Uint8Array;
  digest: Uint8Array;
}

/** A PHC string, or one of passlib. */
export const readPbkdf2: Form = (text) => {
  if (!/^\$pbkdf2[-$]/.test(text)) return null;
  const { digest = '', hash = 'sha1', iterations, length, salt = '' } = MODULAR.exec(text)?.groups ?? {};
  const bytes = { salt: bytesOfBase64(salt.replaceAll('.', '+')), digest: bytesOfBase64(digest.replaceAll('.', '+')) };
  if (bytes.salt === null || bytes.digest === null) return refused('malformed');
  if (length !== undefined && Number(length) !== bytes.digest.length) return refused('malformed');
  return pbkdf2Of({ hash, iterations: Number(iterations), salt: bytes.salt, digest: bytes.digest });
};

export function pbkdf2Of({ digest, hash, iterations, salt }: Pbkdf2): Reading {
  if (!isKnown(hash)) return refused('unknown-form');
  if (!Number.isSafeInteger(iterations) || iterations < 1) return refused('malformed');
  if (!isOfUse('salt', salt) || !isOfUse('digest', digest)) return refused('malformed');
  const rounds = iterations * Math.ceil(digest.length / blocks[hash]);
  if (rounds > foreignHashLimits.pbkdf2.iterationsTimesBlocks) return refused('too-costly');
  return {
    kind: 'read',
    stored: `$pbkdf2-${hash}$i=${iterations}$${unpaddedBase64(salt)}$${unpaddedBase64(digest)}`,
    matches: async (password) => timingSafeEqual(await pbkdf2(password, salt, iterations, digest.length, hash), digest),
    cuts: cutsNothing,
  };
}

const isKnown = (hash: string): hash is keyof typeof blocks => Object.hasOwn(blocks, hash);
