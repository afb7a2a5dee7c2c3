import { bytesOfBase64, type Form, refused } from './algorithm.ts';
import { readArgon2 } from './argon2.ts';
import { readBcrypt } from './bcrypt.ts';
import { pbkdf2Of } from './pbkdf2.ts';
import { scryptOf } from './scrypt.ts';

const PBKDF2 = /^pbkdf2_(?<hash>[a-z0-9]+)\$(?<iterations>\d{1,10})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;
const SCRYPT = /^scrypt\$(?<rounds>\d{1,10})\$(?<salt>[^$]+)\$(?<block>\d{1,6})\$(?<lanes>\d{1,6})\$(?<digest>[^$]+)$/;

/** The name of a hasher, a dollar, and what that hasher writes. A salt is text. `bcrypt_sha256` is read beside bcrypt. */
export const readDjango: Form = (text) => {
  // What Django writes for somebody without a password.
  if (text.startsWith('!')) return refused('no-password');
  const [hasher = ''] = text.split('$', 1);
  const written = text.slice(hasher.length + 1);
  if (hasher === 'argon2') return readArgon2(`$${written}`) ?? refused('malformed');
  if (hasher === 'bcrypt') return readBcrypt(written) ?? refused('malformed');
  if (hasher.startsWith('pbkdf2_')) {
    const { digest = '', hash = '', iterations, salt = '' } = PBKDF2.exec(text)?.groups ?? {};
    const bytes = bytesOfBase64(digest);
    if (bytes === null) return refused('malformed');
    return pbkdf2Of({ hash, iterations: Number(iterations), salt: Buffer.from(salt), digest: bytes });
  }
  if (hasher === 'scrypt') {
    const { block, digest = '', lanes, rounds, salt = '' } = SCRYPT.exec(text)?.groups ?? {};
    const bytes = bytesOfBase64(digest);
    if (bytes === null) return refused('malformed');
    const cost = { rounds: Number(rounds), block: Number(block), lanes: Number(lanes) };
    return scryptOf({ ...cost, salt: Buffer.from(salt), digest: bytes });
  }
  return null;
};
