import { expect, test } from 'vitest';
import { noticeLine } from './notice-line.ts';

const now = new Date('2026-11-29T12:00:00Z');
const notice = {
  id: '0198c0de-5a1e-7c3a-9d2b-3f4e5a6b7c8d',
  email: 'alice@mail.example.com',
  notice: 'moved',
  requestId: '0198c0de-6b2f-7d4b-8e3c-4a5b6c7d8e9f',
  createdAt: now,
  tries: 1,
  isGivenUp: false,
} as const;

test.each([
  [{}, 'waiting, moved, a•••@m•••.com, 0 min old, tried once'],
  [
    { createdAt: new Date('2026-11-29T10:01:00Z'), tries: 6 },
    'waiting, moved, a•••@m•••.com, 119 min old, tried 6 times',
  ],
  [
    { createdAt: new Date('2026-11-28T11:00:00Z'), isGivenUp: true, tries: 30 },
    'given up, moved, a•••@m•••.com, 25 h old, tried 30 times',
  ],
  [{ createdAt: new Date('2026-11-09T11:00:00Z') }, 'waiting, moved, a•••@m•••.com, 20 d old, tried once'],
])('a line says which, what, whose, how old and how often tried: %o', (changes, said) => {
  expect(noticeLine({ ...notice, ...changes }, now)).toBe(`${notice.id}  ${said}, request ${notice.requestId}`);
});
