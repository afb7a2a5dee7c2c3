import { deepStrictEqual } from 'node:assert/strict';
import { openConnection } from '../load/http-connection.ts';
import type { Query } from '../postgres/connection.ts';
import type { BenchAccount } from '../world/account.ts';
import { mintChallenges } from '../world/mint-challenges.ts';
import type { World } from '../world/world.ts';
import { givePassword } from './sign-in.ts';

/** @throws where a challenge that was minted in SQL is another one than a password leaves, in any column */
export async function checkMinted({ query, replicas, signers }: World): Promise<void> {
  const [account] = signers;
  const connection = await openConnection(replicas[0]?.port ?? 0);
  try {
    if (!account) throw new Error('There is nobody to sign in.');
    await givePassword(connection, account);
    const opened = await challengeOf(query, account);
    await mintChallenges(query, [account]);
    deepStrictEqual(await challengeOf(query, account), opened, 'A minted challenge is not what a password leaves.');
  } finally {
    connection.close();
  }
}

/** With its browser; without what is drawn at random, and with its lifetime in place of its times. */
async function challengeOf(query: Query, { id }: BenchAccount): Promise<unknown> {
  const found = await query(
    `select to_jsonb(c) - '{id,token_hash,browser_id,created_at,expires_at}'::text[] as challenge,
      c.expires_at - c.created_at as lifetime,
      octet_length(c.token_hash) as token_bytes,
      to_jsonb(w) - '{id,token_hash,last_seen_at}'::text[] as browser
    from challenges c join browsers w on w.id = c.browser_id
    where c.account_id = $1`,
    [id],
  );
  if (found.length !== 1) throw new Error(`${found.length} challenges where there should be one.`);
  return found;
}
