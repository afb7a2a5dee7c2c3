import { expect, test } from 'vitest';
import { isSingleLine, isSingleSender, senderInAscii } from './single-mailbox.ts';

test.each(['alice@example.com', 'alice+console@mail.example.co.uk', "o'hara@example.com", 'ålice@exämple.com'])(
  '%s is one sender',
  (address) => {
    expect(isSingleSender(address)).toBe(true);
  },
);

test.each([
  ['a line break', 'alice@example.com\r\nBcc: mallory@example.com'],
  ['a trailing line feed', 'alice@example.com\n'],
  ['a carriage return', 'alice@example.com\rBcc:mallory@example.com'],
  ['a NUL', 'alice@example.com\0'],
  ['a line separator', 'alice@example.com\u2028'],
  ['a direction mark', 'alice@example.com\u202e'],
  ['a second address after a comma', 'alice@example.com,mallory@example.com'],
  ['a second address after a semicolon', 'alice@example.com;mallory@example.com'],
  ['a second address after a space', 'alice@example.com mallory@example.com'],
  ['a group', 'friends:alice@example.com;'],
  ['a comment', 'alice(mallory@example.com)@example.com'],
  ['a quoted local part', '"alice, mallory"@example.com'],
  ['a source route', '@relay.example.com:alice@example.com'],
  ['two at signs', 'alice@example.com@example.org'],
  ['no at sign', 'alice'],
  ['nothing', ''],
  ['255 characters', `${'a'.repeat(243)}@example.com`],
])('SEC-45 an address with %s is no sender', (_, address) => {
  expect(isSingleSender(address)).toBe(false);
});

test.each(['Mini Program Platform <codes@example.com>', '"Platform, Inc." <codes@example.com>'])(
  '%s is one sender',
  (sender) => {
    expect(isSingleSender(sender)).toBe(true);
  },
);

test.each([
  ['a line break in the name', 'Platform\r\nBcc: mallory@example.com <codes@example.com>'],
  ['a line break in the quoted name', '"Platform\r\nBcc: mallory@example.com" <codes@example.com>'],
  ['a NUL in the name', 'Plat\0form <codes@example.com>'],
  ['a second sender', 'Platform <codes@example.com>, Mallory <mallory@example.com>'],
  ['a second sender before it', 'mallory@example.com, Platform <codes@example.com>'],
  ['an escape in the quoted name', '"Platform\\" <codes@example.com>'],
  ['two addresses in the brackets', 'Platform <codes@example.com,mallory@example.com>'],
  ['no address', 'Platform'],
])('SEC-45 a sender with %s is refused', (_, sender) => {
  expect(isSingleSender(sender)).toBe(false);
});

test.each([
  ['codes@bücher.example', 'codes@xn--bcher-kva.example'],
  ['"Bücher @ home" <Codes@bücher.example>', '"Bücher @ home" <Codes@xn--bcher-kva.example>'],
  ['Platform <codes@example.com>', 'Platform <codes@example.com>'],
])('mail from %s is sent from %s', (sender, sent) => {
  expect(isSingleSender(sender)).toBe(true);
  expect(senderInAscii(sender)).toBe(sent);
});

test.each(['Platform\r\nBcc: mallory@example.com', 'Platform\n', 'Plat\0form', 'Plat\u2028form'])(
  'SEC-45 %j is not a single line',
  (name) => {
    expect(isSingleLine(name)).toBe(false);
  },
);

test('a name in any script is a single line', () => {
  expect(isSingleLine('Платформа мини-программ 小程序平台')).toBe(true);
});
