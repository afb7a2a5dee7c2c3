import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedEmail } from './masked-email.ts';

test.each([
  ['demo@example.com', 'd•••@e•••.com'],
  ['a@b.co', 'a•••@b•••.co'],
  ['alice@mail.example.com', 'a•••@m•••.com'],
  ['alice@example.co.uk', 'a•••@e•••.uk'],
  ['root@localhost', 'r•••@l•••'],
  ['"odd@local"@example.com', '"•••@e•••.com'],
  ['😀smile@😀.example', '😀•••@😀•••.example'],
  ['用户@例子.中国', '用•••@例•••.中国'],
  ['demo@xn--bcher-kva.example', 'd•••@b•••.example'],
  ['demo@xn--fsqu00a.xn--fiqs8s', 'd•••@例•••.中国'],
  ['demo@xn--not-punycode-.example', 'd•••@x•••.example'],
])('%s is shown as %s', (email, masked) => {
  expect(maskedEmail(email)).toBe(masked);
});

test('addresses that differ only in what is hidden look alike, whatever their length', () => {
  const hidden = fc.string({ unit: fc.constantFrom(...'abcxyz0189.-+😀中'), maxLength: 40 });
  fc.assert(
    fc.property(hidden, hidden, (local, domain) => {
      expect(maskedEmail(`a${local}@b${domain}.com`)).toBe('a•••@b•••.com');
    }),
  );
});
