import { expect, test } from 'vitest';
import { platformNameFrom } from './page-meta.ts';

test.each([
  ['Acme Mini Programs', 'Acme Mini Programs'],
  ['%PLATFORM_NAME%', 'Mini Program Platform'],
  ['  ', 'Mini Program Platform'],
  [null, 'Mini Program Platform'],
])('%j is shown as %s', (filledIn, shown) => {
  expect(platformNameFrom(filledIn)).toBe(shown);
});
