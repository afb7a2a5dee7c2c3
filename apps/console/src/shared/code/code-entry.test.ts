import { expect, test } from 'vitest';
import { entryAfter, entryOfText, submitsItself } from './code-entry.ts';
import { sixDigits } from './code-shape.ts';

interface Case {
  before?: string;
  content: string;
  typed: string;
  complaint?: string;
  isSent?: true;
}

test.each<Case>([
  { content: '1', typed: '1' },
  { before: '12', content: '12a', typed: '12' },
  { before: '12', content: '12 3', typed: '123' },
  { before: '123', content: '123-4', typed: '1234' },
  { before: '12345', content: '123456', typed: '123456', isSent: true },
  { before: '1234', content: '１２３４５６', typed: '123456', isSent: true },
  { before: '', content: '123 456', typed: '123456', isSent: true },
  { before: '', content: 'my code is 123456', typed: '123456', isSent: true },
  { before: '654321', content: '123456', typed: '123456', isSent: true },
  { before: '123456', content: '123456', typed: '123456' },
  { before: '123456', content: '123456x', typed: '123456' },
  { before: '123456', content: '9123456', typed: '9123456', complaint: 'tooLong' },
  { before: '', content: '12345678', typed: '12345678', complaint: 'tooLong' },
  { before: '', content: '123456 654321', typed: '123456654321', complaint: 'tooLong' },
  { before: '1234567', content: '123456', typed: '123456' },
  { before: '12345', content: '1234', typed: '1234' },
  { before: '12', content: 'Valid for 10 minutes: 12', typed: '12', complaint: 'noSingleCode' },
  { before: '', content: '2FA: 12345', typed: '', complaint: 'noSingleCode' },
  { before: '', content: '24.11.26', typed: '', complaint: 'noSingleCode' },
])(
  'a field with $before that becomes $content',
  ({ before = '', content, typed, complaint = null, isSent = false }) => {
    const entry = entryAfter(content, before, sixDigits);
    expect(entry).toEqual({ typed, complaint });
    expect(submitsItself(entry, before, sixDigits)).toBe(isSent);
  },
);

test.each([
  ['2FA: 123456', '12', { typed: '123456', complaint: null }],
  ['123-456', '', { typed: '123456', complaint: null }],
  ['Valid for 10 minutes: 1234', '12', { typed: '12', complaint: 'noSingleCode' }],
  ['123456 or 654321', '', { typed: '', complaint: 'noSingleCode' }],
  ['123\n456', '1', { typed: '1', complaint: 'noSingleCode' }],
])('%j, pasted or dropped', (text, before, entry) => {
  expect(entryOfText(text, before, sixDigits)).toEqual(entry);
});

test.each(['123', ' 456', '1234567', '12-'])('%j goes where the caret is', (text) => {
  expect(entryOfText(text, '12', sixDigits)).toBeNull();
});
