import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEmail, isDeliverable, readableEmail } from './canonical-email.ts';

describe('one spelling per address', () => {
  test.each([
    ['spaces around it', '  demo@example.com\t\n', 'demo@example.com'],
    ['capitals', 'Demo@Example.COM', 'demo@example.com'],
    ['full-width letters', 'ｄｅｍｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'demo@example.com'],
    ['a ligature', 'ﬁona@example.com', 'fiona@example.com'],
    ['an accent typed apart', 'rene\u0301@example.com', 'ren\u00e9@example.com'],
    ['a capital accent typed apart', 'RENE\u0301@EXAMPLE.COM', 'ren\u00e9@example.com'],
    ['a capital that composes only in lower case', 'J\u030cane@example.com', '\u01f0ane@example.com'],
    ['Greek capitals', 'ΔΕΛΤΑ@example.com', 'δελτα@example.com'],
    ['a domain in letters of its own', 'demo@bücher.example', 'demo@xn--bcher-kva.example'],
    ['that domain as Chromium sends it', 'demo@xn--bcher-kva.example', 'demo@xn--bcher-kva.example'],
    ['that domain in capitals', 'Demo@BÜCHER.Example', 'demo@xn--bcher-kva.example'],
    ['that domain with its accent typed apart', 'demo@bu\u0308cher.example', 'demo@xn--bcher-kva.example'],
    ['that domain with the root', 'demo@bücher.example.', 'demo@xn--bcher-kva.example'],
    ['a domain with the root', 'demo@example.com.', 'demo@example.com'],
    ['the full stops of a Chinese keyboard', '用户@例子。中国', '用户@xn--fsqu00a.xn--fiqs8s'],
    ['such full stops between Latin letters', 'demo@example。com。', 'demo@example.com'],
    ['a sharp s, which no domain folds any more', 'demo@straße.example', 'demo@xn--strae-oqa.example'],
    ['an invisible hyphen in its domain', 'demo@bü\u00adcher.example', 'demo@xn--bcher-kva.example'],
  ])('%s', (_, typed, canonical) => {
    expect(canonicalEmail(typed)).toBe(canonical);
  });

  test.each([
    ['dots', 'd.emo@example.com'],
    ['a tag', 'demo+news@example.com'],
    ['an accent', 'démo@example.com'],
    ['an accent in its domain', 'demo@éxample.com'],
  ])('%s make it another address', (_, typed) => {
    expect(canonicalEmail(typed)).not.toBe(canonicalEmail('demo@example.com'));
  });

  test.each([
    ['an escape of URLs', 'demo@bücher%2eexample'],
    ['the path of a URL', 'demo@bücher.example/path'],
    ['two dots at its end', 'demo@example.com..'],
    ['nothing but a dot', 'demo@ .'],
    ['a letter that no domain has', 'demo@bü\ufffdcher.example'],
  ])('a domain with %s stays as it is, and mail cannot be sent to it', (_, typed) => {
    expect(canonicalEmail(typed)).toBe(typed);
    expect(isDeliverable(typed)).toBe(false);
  });

  test.each([
    ['demo@xn--bcher-kva.example', 'demo@bücher.example'],
    ['demo@xn--fsqu00a.xn--fiqs8s', 'demo@例子.中国'],
    ['xn--demo@example.com', 'xn--demo@example.com'],
    ['demo@xn--not-punycode-.example', 'demo@xn--not-punycode-.example'],
  ])('%s is shown to people as %s', (email, shown) => {
    expect(readableEmail(email)).toBe(shown);
  });

  test('is its own spelling', () => {
    const letters = [
      'a',
      'Z',
      '7',
      '.',
      '+',
      'é',
      'ß',
      'İ',
      'Ｑ',
      'ﬁ',
      'Ω',
      'Ж',
      '中',
      '한',
      'ب',
      '😀',
      ' ',
      '。',
      '%',
    ];
    // Marks that compose with a letter only after it is lower case, and one that leaves a space.
    const marked = ['E\u0301', 'J\u030c', 'H\u0331', 'T\u0308', 'W\u030a', '\u00a8'];
    const typed = fc.string({ unit: fc.constantFrom(...letters, ...marked), maxLength: 30 });
    fc.assert(
      fc.property(typed, typed, (local, domain) => {
        const canonical = canonicalEmail(`${local}@${domain}`);
        expect(canonicalEmail(canonical)).toBe(canonical);
      }),
    );
  });
});

describe('what mail can be sent to', () => {
  const localOf = (length: number) => `${'a'.repeat(length)}@example.com`;
  const addressOf = (length: number) => `demo@${'a'.repeat(length - 9)}.com`;

  test.each([
    'demo@example.com',
    'demo+news@example.com',
    'demo@mail.eu.example.com',
    "o'hara_1-2@example.co.uk",
    '用户@例子.中国',
    'ren\u00e9@example.com',
    localOf(64),
    addressOf(254),
  ])('%s', (email) => {
    expect(isDeliverable(email)).toBe(true);
  });

  test.each([
    ['a carriage return', 'demo@example.com\rbcc:eve@example.com'],
    ['a line feed at its end', 'demo@example.com\n'],
    ['a line feed in its name', 'de\nmo@example.com'],
    ['a zero-width space', 'de\u200bmo@example.com'],
    ['a change of direction', 'de\u202emo@example.com'],
    ['half a character', '\ud800@example.com'],
    ['two dots in a row', 'demo@example..com'],
    ['a dot at its start', '.demo@example.com'],
    ['a line separator', 'de\u2028mo@example.com'],
    ['a NUL', 'demo\0@example.com'],
    ['a space', 'de mo@example.com'],
    ['a comma', 'demo@example.com,eve@example.com'],
    ['a semicolon', 'demo@example.com;eve@example.com'],
    ['two at signs', 'demo@eve@example.com'],
    ['angle brackets', '<demo@example.com>'],
    ['a name before it', 'Demo <demo@example.com>'],
    ['a quoted local part', '"demo"@example.com'],
    ['a quoted at sign', '"a@b"@example.com'],
    ['a comment', 'demo(work)@example.com'],
    ['a backslash', 'de\\mo@example.com'],
    ['an address literal', 'demo@[192.0.2.1]'],
    ['no domain', 'demo@'],
    ['no local part', '@example.com'],
    ['no at sign', 'demo.example.com'],
    ['no dot in its domain', 'demo@localhost'],
    ['a dot at its end', 'demo@example.com.'],
    ['a local part of 65 characters', localOf(65)],
    ['255 characters', addressOf(255)],
    ['nothing in it', ''],
  ])('not an address with %s', (_, email) => {
    expect(isDeliverable(email)).toBe(false);
  });
});
