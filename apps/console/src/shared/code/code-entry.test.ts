import { expect, test } from 'vitest';
import { entryAfter, entryOfText, sendsItself } from './code-entry.ts';

interface Case {
  before?: string;
  content: string;
  digits: string;
  complaint?: string;
  isSent?: true;
}

test.each<Case>([
  { content: '1', digits: '1' },
  { before: '12', content: '12a', digits: '12' },
  { before: '12', content: '12 3', digits: '123' },
  { before: '123', content: '123-4', digits: '1234' },
  { before: '12345', content: '123456', digits: '123456', isSent: true },
  { before: '1234', content: '１２３４５６', digits: '123456', isSent: true },
  { before: '', content: '123 456', digits: '123456', isSent: true },
  { before: '', content: 'my code is 123456', digits: '123456', isSent: true },
  { before: '654321', content: '123456', digits: '123456', isSent: true },
  { before: '123456', content: '123456', digits: '123456' },
  { before: '123456', content: '123456x', digits: '123456' },
  { before: '123456', content: '9123456', digits: '9123456', complaint: 'tooManyDigits' },
  { before: '', content: '12345678', digits: '12345678', complaint: 'tooManyDigits' },
  { before: '', content: '123456 654321', digits: '123456654321', complaint: 'tooManyDigits' },
  { before: '1234567', content: '123456', digits: '123456' },
  { before: '12345', content: '1234', digits: '1234' },
  { before: '12', content: 'Valid for 10 minutes: 12', digits: '12', complaint: 'noSingleCode' },
  { before: '', content: '2FA: 12345', digits: '', complaint: 'noSingleCode' },
  { before: '', content: '24.11.26', digits: '', complaint: 'noSingleCode' },
])(
  'a field with $before that becomes $content',
  ({ before = '', content, digits, complaint = null, isSent = false }) => {
    const entry = entryAfter(content, before);
    expect(entry).toEqual({ digits, complaint });
    expect(sendsItself(entry, before)).toBe(isSent);
  },
);

test.each([
  ['2FA: 123456', '12', { digits: '123456', complaint: null }],
  ['123-456', '', { digits: '123456', complaint: null }],
  ['Valid for 10 minutes: 1234', '12', { digits: '12', complaint: 'noSingleCode' }],
  ['123456 or 654321', '', { digits: '', complaint: 'noSingleCode' }],
  ['123\n456', '1', { digits: '1', complaint: 'noSingleCode' }],
])('%j, pasted or dropped', (text, before, entry) => {
  expect(entryOfText(text, before)).toEqual(entry);
});

test.each(['123', ' 456', '1234567', '12-'])('%j goes where the caret is', (text) => {
  expect(entryOfText(text, '12')).toBeNull();
});
