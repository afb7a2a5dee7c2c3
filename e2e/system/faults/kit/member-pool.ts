import { setTimeout as pause } from 'node:timers/promises';
import type { Member } from './many-members.ts';

/** Members without end: when they run out more are added, as soon as the database lets them be. */
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
