import { randomBytes } from 'node:crypto';
import type { Browser } from '@countersign/two-factor';

const someHash = () => new Uint8Array(randomBytes(32));

/** A browser that no account knows yet. */
export const someBrowser = (): Browser => ({
  tokenHashes: [],
  newId: crypto.randomUUID(),
  newTokenHash: someHash(),
});
