import { createHash } from 'node:crypto';
import { foreignHashLimits } from '@countersign/two-factor';
import { cutsNothing, type Form, refused } from './algorithm.ts';

const MODULAR = /^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/;

/** All that bcrypt looks at. */
const BYTES = 72;

/** As Django marks bcrypt of the SHA-256 of a password in hexadecimal. */
const DIGESTED = 'bcrypt_sha256$';

/** Loaded on demand: a native module, for accounts of other systems only. */
async function verify(password: string, hash: string): Promise<boolean> {
  const bcrypt = await import('@node-rs/bcrypt');
  return bcrypt.verify(password, hash);
}

/** `$2a$`, `$2b$` or `$2y$`, which are one algorithm. */
export const readBcrypt: Form = (text) => {
  if (!/^\$2[a-z]?\$/.test(text)) return null;
  const flaw = flawOf(text);
  if (flaw) return refused(flaw);
  return {
    kind: 'read',
    stored: text,
    matches: (password) => verify(password, text),
    cuts: (password) => Buffer.byteLength(password) > BYTES,
  };
};

/** Django's own, which digests the password so that all of it counts. */
export const readBcryptOfDigest: Form = (text) => {
  if (!text.startsWith(DIGESTED)) return null;
  const hash = text.slice(DIGESTED.length);
  const flaw = flawOf(hash);
  if (flaw) return refused(flaw);
  const digestOf = (password: string) => createHash('sha256').update(password).digest('hex');
  return { kind: 'read', stored: text, matches: (password) => verify(digestOf(password), hash), cuts: cutsNothing };
};

function flawOf(hash: string): 'malformed' | 'too-costly' | null {
  const cost = Number(MODULAR.exec(hash)?.groups?.cost ?? 0);
  if (cost < 4 || cost > 31) return 'malformed';
  return cost > foreignHashLimits.bcrypt.cost ? 'too-costly' : null;
}
