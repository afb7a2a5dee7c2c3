import { expect, test } from 'vitest';
import { languageFor } from './language.ts';

test.each([
  [['en'], 'en'],
  [['zh-CN'], 'zh-CN'],
  [['ZH-cn'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['de-DE', 'zh-TW', 'en'], 'zh-CN'],
  [['de', 'en-GB', 'zh'], 'en'],
  [['de', 'fr'], 'en'],
  [['zhx'], 'en'],
  [[''], 'en'],
  [[], 'en'],
])('who prefers %j is spoken to in %s', (preferred, expected) => {
  expect(languageFor(preferred)).toBe(expected);
});
