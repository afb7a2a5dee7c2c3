import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createChallenges, type Database } from '@countersign/database';
import { browserTokenHashes } from '@countersign/two-factor';
import type { Browser } from './browser.ts';
import type { Account } from './people.ts';

const newToken = () => {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: new Uint8Array(createHash('sha256').update(token).digest()) };
};

/** What a right password leaves at a browser where two-factor authentication is active, without the time it takes to hash it. */
export async function openChallenge(database: Database, { id: accountId }: Account, browser: Browser, epoch = 1) {
  const [challenge, device] = [newToken(), newToken()];
  const opened = await createChallenges(database.sql).open({
    id: randomUUID(),
    accountId,
    securityEpoch: epoch,
    tokenHash: challenge.tokenHash,
    browser: {
      tokenHashes: browserTokenHashes(browser.cookies.get('__Host-dev')),
      newId: randomUUID(),
      newTokenHash: device.tokenHash,
    },
    attempt: { caller: 'known', keys: [], consecutiveFailures: null, judged: null },
    requestedFrom: { requestId: randomUUID(), browser: null, address: null, language: 'en' },
  });
  if (!opened) throw new Error('This account is blocked.');
  const { met } = opened;
  browser.cookies.set('__Host-chal', challenge.token);
  if (met.isNewBrowser) browser.cookies.set('__Host-dev', `${met.browserId}.${device.token}`);
}
