import { setTimeout as pause } from 'node:timers/promises';
import type { Member } from './many-members.ts';

/** An endless pool of members, refilled as soon as the database accepts more. */
export function memberPool(add: () => Promise<readonly Member[]>): () => Promise<Member> {
  const members: Member[] = [];
  let adding: Promise<void> | null = null;

  async function addMore() {
    members.push(...(await add().catch(() => pause(250, []))));
    adding = null;
  }
  return async function next() {
    for (;;) {
      const member = members.shift();
      if (member) return member;
      adding ??= addMore();
      await adding;
    }
  };
}
