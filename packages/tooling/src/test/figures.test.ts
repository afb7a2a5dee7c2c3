import { expect, test } from 'vitest';
import { figuresIn } from './figures.ts';

test('only what tests print as figures, in its order', () => {
  const output = `stdout | apps/bff/a.test.ts > a year
figure: 300 guesses
a figure: of speech
figure: 0.0009 of success
`;
  expect(figuresIn(output)).toEqual(['300 guesses', '0.0009 of success']);
});

test('none where nothing was measured', () => {
  expect(figuresIn('12 passed\n')).toEqual([]);
});
