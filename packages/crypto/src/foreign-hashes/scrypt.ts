import { scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { foreignHashLimits } from '@countersign/two-factor';
import { bytesOfBase64, cutsNothing, type Form, isOfUse, type Reading, refused, unpaddedBase64 } from './algorithm.ts';

const scrypt = promisify<string, Uint8Array, number, object, Buffer>(scryptWithCallback);

const PHC = /^\$scrypt\$ln=(?<log>\d{1,2}),r=(?<block>\d{1,6}),p=(?<lanes>\d{1,6})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;

export interface Scrypt {
  /** N, r and p of RFC 7914. */
  rounds: number;
  block: number;
  lanes: number;
  salt: Uint8Array;
  digest: Uint8Array;
}

/** A PHC string. */
export const readScrypt: Form = (text) => {
  if (!text.startsWith('$scrypt$')) return null;
  const { block, digest = '', lanes, log, salt = '' } = PHC.exec(text)?.groups ?? {};
  const bytes = { salt: bytesOfBase64(salt), digest: bytesOfBase64(digest) };
  if (bytes.salt === null || bytes.digest === null) return refused('malformed');
  const cost = { rounds: 2 ** Number(log), block: Number(block), lanes: Number(lanes) };
  return scryptOf({ ...cost, salt: bytes.salt, digest: bytes.digest });
};

export function scryptOf({ block, digest, lanes, rounds, salt }: Scrypt): Reading {
  if (!Number.isInteger(Math.log2(rounds)) || rounds < 2 || block < 1 || lanes < 1) return refused('malformed');
  if (!isOfUse('salt', salt) || !isOfUse('digest', digest)) return refused('malformed');
  if (rounds * block * lanes > foreignHashLimits.scrypt.roundsTimesBlockTimesLanes) return refused('too-costly');
  // It needs 128 bytes for each, and a little more.
  const maxmem = 256 * rounds * block;
  return {
    kind: 'read',
    stored: `$scrypt$ln=${Math.log2(rounds)},r=${block},p=${lanes}$${unpaddedBase64(salt)}$${unpaddedBase64(digest)}`,
    async matches(password) {
      const derived = await scrypt(password, salt, digest.length, { N: rounds, r: block, p: lanes, maxmem });
      return timingSafeEqual(derived, digest);
    },
    cuts: cutsNothing,
  };
}
