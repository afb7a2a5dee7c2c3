import { randomBytes } from 'node:crypto';
import type { LinkedNotice } from '@countersign/two-factor';

/** A notice of its own each time, with a link that nobody has. */
export const someLinkedNotice = (): LinkedNotice => ({
  noticeId: crypto.randomUUID(),
  link: { keyId: 'k', tokenHash: randomBytes(32) },
});
