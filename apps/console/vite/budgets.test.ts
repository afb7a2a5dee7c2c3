import { expect, test } from 'vitest';
import { budgetsFor, describeWeight, isOver, weigh } from './budgets.ts';

const inEachLanguage = (...files: string[]) => ({ en: [...files, 'en.js'], 'zh-CN': [...files, 'zh-cn.js'] });

const built = {
  screens: {
    '/first': inEachLanguage('entry.js', 'entry.css'),
    '/next': inEachLanguage('entry.js', 'entry.css', 'next.js', 'next.css'),
    '/last': inEachLanguage('entry.js', 'entry.css', 'next.css', 'last.js'),
  },
  dialogs: { 'are-you-sure': ['entry.js', 'dialog.js'] },
  languages: inEachLanguage(),
};
const bytes: Record<string, number> = {
  'entry.js': 90_000,
  'entry.css': 5000,
  'next.js': 8000,
  'next.css': 1000,
  'last.js': 2000,
  'dialog.js': 4000,
  'en.js': 3000,
  'zh-cn.js': 4000,
};
const bytesOf = (file: string) => bytes[file] ?? Number.NaN;

interface Journey {
  visits: string[];
  kilobytes: number;
  beyond?: string[];
}

const weight = (journey: Journey) => weigh(built, bytesOf, [{ name: 'the journey', ...journey }])[0];

test('a screen weighs its scripts, its stylesheets and the words of the heaviest language', () => {
  expect(weight({ visits: ['/first'], kilobytes: 120 })).toMatchObject({ actual: 99, language: 'zh-CN' });
});

test('a journey weighs each file of its screens once', () => {
  expect(weight({ visits: ['/first', '/next', '/last'], kilobytes: 120 })?.actual).toBe(110);
});

test('what a screen before it has fetched is not counted again, and neither are the words', () => {
  expect(weight({ visits: ['/next'], kilobytes: 10, beyond: ['/first'] })?.actual).toBe(9);
});

test('every dialog has a budget of its own, on top of a screen', () => {
  const home = { ...built, screens: { ...built.screens, '/': inEachLanguage('entry.js') } };
  const ofDialogs = budgetsFor(built).filter(({ name }) => name === 'are-you-sure');
  expect(weigh(home, bytesOf, ofDialogs)).toMatchObject([{ actual: 4, kilobytes: 1.6 }]);
});

test.each([
  [99, false],
  [98.9, true],
])('with %d kB agreed, 99 kB are too much: %s', (kilobytes, tooMuch) => {
  const weights = weigh(built, bytesOf, [{ name: 'the journey', visits: ['/first'], kilobytes }]);
  expect(weights.map(isOver)).toEqual([tooMuch]);
});

test('says what it weighed, where, and against what', () => {
  const agreed = [{ name: 'the next screen', visits: ['/next'], kilobytes: 8, beyond: ['/first'] }];
  expect(weigh(built, bytesOf, agreed).map(describeWeight)).toEqual([
    'the next screen needs 9.0 kB beyond /first in en, 8 kB were agreed',
  ]);
});

test('a screen that the build does not have cannot be weighed', () => {
  expect(() => weight({ visits: ['/gone'], kilobytes: 1 })).toThrow('/gone');
});
