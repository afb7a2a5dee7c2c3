import { longestPasskeyName, renamePasskeyRequest } from '@countersign/contract';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { nameComplaint } from './name-complaint.ts';

test.each([
  ['Chrome on Linux', null],
  ['  Kees’ YubiKey 5 🔑 ', null],
  ['x'.repeat(longestPasskeyName), null],
  ['', 'nameMissing'],
  ['   ', 'nameMissing'],
  ['x'.repeat(longestPasskeyName + 1), 'nameTooLong'],
  ['two\nlines', 'nameNotUsable'],
  ['a bell \u0007', 'nameNotUsable'],
])('of %j it says %s', (name, complaint) => {
  expect(nameComplaint(name)).toBe(complaint);
  const request = { id: crypto.randomUUID(), name };
  expect(v.safeParse(renamePasskeyRequest, request).success, 'what the server says').toBe(complaint === null);
});
