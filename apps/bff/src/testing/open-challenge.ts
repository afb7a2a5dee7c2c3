import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createChallenges, type Database } from '@countersign/database';
import { browserTokenHashes } from '@countersign/two-factor';
import type { CookieJar } from './cookie-jar.ts';

const newToken = () => {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: new Uint8Array(createHash('sha256').update(token).digest()) };
};

interface Options {
  /** Of the account's factors, as it stands in its row. */
  securityEpoch?: number;
  /** As the server names its cookies: these are those over https. */
  cookieNames?: { challenge: string; browser: string };
}

const overHttps = { challenge: '__Host-chal', browser: '__Host-dev' };

/** What a right password leaves at a browser where two-factor authentication is active, without the time it takes to hash it. */
export async function openChallenge(
  { sql }: Pick<Database, 'sql'>,
  { id: accountId }: { id: string },
  { cookies }: { cookies: CookieJar },
  { securityEpoch = 1, cookieNames = overHttps }: Options = {},
): Promise<void> {
  const [challenge, device] = [newToken(), newToken()];
  const opened = await createChallenges(sql).open({
    id: randomUUID(),
    accountId,
    securityEpoch,
    tokenHash: challenge.tokenHash,
    browser: {
      tokenHashes: browserTokenHashes(cookies.get(cookieNames.browser)),
      newId: randomUUID(),
      newTokenHash: device.tokenHash,
    },
    attempt: { caller: 'known', keys: [], consecutiveFailures: null, judged: null },
    requestedFrom: { requestId: randomUUID(), browser: null, address: null, language: 'en' },
  });
  if (!opened) throw new Error('This account is blocked.');
  const { met } = opened;
  cookies.set(cookieNames.challenge, challenge.token);
  if (met.isNewBrowser) cookies.set(cookieNames.browser, `${met.browserId}.${device.token}`);
}
