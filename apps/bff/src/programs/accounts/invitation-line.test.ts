import { expect, test } from 'vitest';
import { invitationLine } from './invitation-line.ts';

const invitation = {
  email: 'ann@xn--bcher-kva.example',
  name: null,
  invitedAt: new Date('2026-11-29T12:00:59Z'),
  expiresAt: new Date('2026-12-02T12:00:59Z'),
  isMailed: true,
};

test.each([
  [{}, 'ann@bücher.example  invited 2026-11-29 12:00 UTC, counts until 2026-12-02 12:00 UTC'],
  [
    { name: 'Ann Lee', isMailed: false },
    'ann@bücher.example  Ann Lee  invited 2026-11-29 12:00 UTC, counts until 2026-12-02 12:00 UTC, not mailed yet',
  ],
])('a line says who, since when, until when, and whether the mail has left: %o', (changes, line) => {
  expect(invitationLine({ ...invitation, ...changes })).toBe(line);
});
