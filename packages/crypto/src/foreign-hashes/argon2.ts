import { foreignHashLimits } from '@countersign/two-factor';
import { verify } from '@node-rs/argon2';
import { bytesOfBase64, cutsNothing, type Form, isOfUse, type Reading, refused, unpaddedBase64 } from './algorithm.ts';

const PHC =
  /^\$(?<type>argon2(?:id|i|d))\$v=(?<version>16|19)\$m=(?<memory>\d{1,10}),t=(?<passes>\d{1,10}),p=(?<lanes>\d{1,10})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;

const { argon2: limits } = foreignHashLimits;

export interface Argon2 {
  type: string;
  version: string;
  /** In KiB. */
  memory: number;
  passes: number;
  lanes: number;
  salt: Uint8Array;
  digest: Uint8Array;
}

/** A PHC string of argon2id, argon2i or argon2d. */
export const readArgon2: Form = (text) => {
  if (!text.startsWith('$argon2')) return null;
  const { digest = '', lanes, memory, passes, salt = '', type = '', version = '' } = PHC.exec(text)?.groups ?? {};
  const bytes = { salt: bytesOfBase64(salt), digest: bytesOfBase64(digest) };
  if (bytes.salt === null || bytes.digest === null) return refused('malformed');
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  return argon2Of({ type, version, ...cost, salt: bytes.salt, digest: bytes.digest });
};

export function argon2Of({ digest, lanes, memory, passes, salt, type, version }: Argon2): Reading {
  if (passes < 1 || lanes < 1 || memory < 8 * lanes) return refused('malformed');
  if (!isOfUse('salt', salt) || !isOfUse('digest', digest)) return refused('malformed');
  if (memory > limits.memory || memory * passes > limits.memoryTimesPasses || lanes > limits.lanes) {
    return refused('too-costly');
  }
  const stored = `$${type}$v=${version}$m=${memory},t=${passes},p=${lanes}$${unpaddedBase64(salt)}$${unpaddedBase64(digest)}`;
  return { kind: 'read', stored, matches: (password) => verify(stored, password), cuts: cutsNothing };
}
