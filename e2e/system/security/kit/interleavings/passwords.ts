import { hash, verify } from '@node-rs/argon2';
import type { Account } from '../../../kit/member.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { passwordOf } from './state.ts';

/** Which of the account's two passwords counts; null where an undo has ended both. */
export async function whichPassword({ query }: TwoReplicas, account: Account): Promise<number | null> {
  const [row] = await query<{ hash: string }>('select password_hash as hash from accounts where id = $1', [account.id]);
  for (const which of [0, 1]) if (await verify(row?.hash ?? '', passwordOf(account, which))) return which;
  return null;
}

/** Without a reset, which raises the epoch once more and mails a link. */
export const setFirstPassword = async ({ query }: TwoReplicas, { id, password }: Account): Promise<void> => {
  await query('update accounts set password_hash = $2 where id = $1', [id, await hashOfPassword(password)]);
};

/** Hashed once: every account has the same first password. */
const hashes = new Map<string, Promise<string>>();
function hashOfPassword(password: string): Promise<string> {
  const hashed = hashes.get(password) ?? hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  hashes.set(password, hashed);
  return hashed;
}
