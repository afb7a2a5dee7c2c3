import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Keyring } from './keyring.ts';
import { createLinkTokens } from './link-tokens.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [one, other] = [key('one'), key('other')];
const keyring: Keyring = [one];
const [noticeId, another] = [crypto.randomUUID(), crypto.randomUUID()];

test('the same notice has the same token each time, of 32 bytes, and no other notice has it', () => {
  const tokens = createLinkTokens('undo links', keyring);
  const { keyId } = tokens.issue(noticeId);
  const token = tokens.tokenOf(noticeId, keyId);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(createLinkTokens('undo links', keyring).tokenOf(noticeId, keyId)).toBe(token);
  expect(tokens.tokenOf(another, keyId)).not.toBe(token);
});

test('SEC-38 a link of another use has another token, whatever its id', () => {
  const [undo, invite] = [createLinkTokens('undo links', keyring), createLinkTokens('invitations', keyring)];
  expect(invite.tokenOf(noticeId, one.id)).not.toBe(undo.tokenOf(noticeId, one.id));
});

test('what is kept is the SHA-256 of the token', async () => {
  const tokens = createLinkTokens('undo links', keyring);
  const { keyId, tokenHash } = tokens.issue(noticeId);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tokens.tokenOf(noticeId, keyId) ?? ''));
  expect(Buffer.from(tokenHash).equals(Buffer.from(digest))).toBe(true);
});

test('SEC-35 a token stays the same under a newer key as long as its own is configured, and is none without it', () => {
  const { keyId } = createLinkTokens('undo links', keyring).issue(noticeId);
  const token = createLinkTokens('undo links', keyring).tokenOf(noticeId, keyId);
  const rotated = createLinkTokens('undo links', [other, one]);
  expect(rotated.issue(noticeId).keyId).toBe('other');
  expect(rotated.tokenOf(noticeId, keyId)).toBe(token);
  expect(rotated.tokenOf(noticeId, 'other')).not.toBe(token);
  expect(createLinkTokens('undo links', [other]).tokenOf(noticeId, keyId)).toBeNull();
});
