import { expect, test } from 'vitest';
import { describeWeight, isOver, weigh } from './budgets.ts';

const built = {
  screens: { '/first': ['entry.js', 'entry.css'], '/next': ['entry.js', 'entry.css', 'next.js', 'next.css'] },
  languages: { en: ['en.js'], 'zh-CN': ['zh-cn.js'] },
};
const bytes: Record<string, number> = {
  'entry.js': 90_000,
  'entry.css': 5000,
  'next.js': 8000,
  'next.css': 1000,
  'en.js': 3000,
  'zh-cn.js': 4000,
};
const weight = (budget: { path: string; kilobytes: number; beyond?: string }) =>
  weigh(built, (file) => bytes[file] ?? Number.NaN, [budget])[0];

test('a screen weighs its scripts, its stylesheets and the words of the heaviest language', () => {
  expect(weight({ path: '/first', kilobytes: 120 })).toMatchObject({ actual: 99, language: 'zh-CN' });
});

test('what a screen before it has fetched is not counted again, and neither are the words', () => {
  expect(weight({ path: '/next', kilobytes: 10, beyond: '/first' })?.actual).toBe(9);
});

test.each([
  [99, false],
  [98.9, true],
])('with %d kB agreed, 99 kB are too much: %s', (kilobytes, tooMuch) => {
  const weights = weigh(built, (file) => bytes[file] ?? Number.NaN, [{ path: '/first', kilobytes }]);
  expect(weights.map(isOver)).toEqual([tooMuch]);
});

test('says what it weighed, where, and against what', () => {
  expect(
    weigh(built, (file) => bytes[file] ?? Number.NaN, [{ path: '/next', kilobytes: 8, beyond: '/first' }]).map(
      describeWeight,
    ),
  ).toEqual(['/next needs 9.0 kB beyond /first in en, 8 kB were agreed']);
});

test('a screen that the build does not have cannot be weighed', () => {
  expect(() => weight({ path: '/gone', kilobytes: 1 })).toThrow('/gone');
});
