import { expect, test } from 'vitest';
import { recovery } from '../../../shared/words/en/recovery.ts';
import { enScreens } from '../../../shared/words/testing/screen-words.ts';
import { codesDocument, textOf } from './codes-document.ts';

const facts = {
  platform: 'Acme',
  account: 'ann@example.com',
  madeAt: '2026-11-29T12:00:00.000Z',
  codes: ['6ZJ0H8K2Q4W7X9YD', '3T5N1B8M0C6V2RKE'],
};

test('the file says what the codes are for, whose they are and how old', () => {
  expect(textOf(codesDocument(facts, { words: enScreens, recovery }))).toBe(`Recovery codes for Acme

Platform: Acme
Account: ann@example.com
Made on: November 29, 2026

6ZJ0-H8K2-Q4W7-X9YD
3T5N-1B8M-0C6V-2RKE

${recovery.savedCodes.purpose}
${recovery.savedCodes.use('Use a recovery code')}
${recovery.savedCodes.keep}
${recovery.savedCodes.replaced}
`);
});
