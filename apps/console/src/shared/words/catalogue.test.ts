import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { help as enHelp } from './en/help.ts';
import { en } from './en.ts';
import { literalSentencesIn, messagesIn, unusedKeys } from './testing/catalogue-checks.ts';
import { help as zhCnHelp } from './zh-cn/help.ts';
import { zhCn } from './zh-cn.ts';

/** Names of products, which are the same in every language. */
const namesThatStay = ['Google Authenticator', 'Google Play', 'App Store'];

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^shared\/words\/|^app\/ui-sheet\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const texts = sources.map(({ text }) => text);

test('every sentence of the catalogue is read somewhere', () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(unusedKeys(en, texts)).toEqual([]);
  expect(unusedKeys(enHelp(en), texts, 'help')).toEqual([]);
});

test('the Chinese catalogue has the sentences of the English one, and none that is still English', () => {
  expect(messagesIn(zhCn).map(({ path }) => path)).toEqual(messagesIn(en).map(({ path }) => path));
  const stillEnglish = messagesIn(zhCn).filter(({ said }) => !/\p{Script=Han}/u.test(said));
  expect(stillEnglish.map(({ said }) => said)).toEqual(namesThatStay);
});

test('the Chinese help has the sentences of the English one, and none that is still English', () => {
  const [chinese, english] = [messagesIn(zhCnHelp(zhCn)), messagesIn(enHelp(en))];
  expect(chinese.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
  expect(chinese.filter(({ said }) => !/\p{Script=Han}/u.test(said))).toEqual([]);
});

test('what the help shows bold is between pairs of asterisks', () => {
  const said = [...messagesIn(enHelp(en)), ...messagesIn(zhCnHelp(zhCn))];
  expect(said.filter(({ said }) => said.split('**').length % 2 === 0)).toEqual([]);
});

test.each(sources.filter(({ file }) => file.endsWith('.tsx')))(
  '$file takes its words from the catalogue',
  ({ file, text }) => {
    expect(literalSentencesIn(file, text)).toEqual([]);
  },
);

test.each([
  ['text', '<p>Sign in</p>', 'Sign in'],
  ['one word', '<b>email</b>', 'email'],
  ['an attribute', '<input placeholder="your name" />', 'your name'],
  ['a label of one small word', '<Field label="email" />', 'email'],
  ['an accessible name', '<button aria-label="Close" />', 'Close'],
  ['an expression', "<p>{isSaved ? 'Saved' : null}</p>", 'Saved'],
  ['a template', '<p title={`Wait for it`} />', 'Wait for it'],
  ['a constant above the component', "const text = 'Try it again'; const A = () => <p>{text}</p>;", 'Try it again'],
])('a sentence planted as %s is found', (_place, planted, sentence) => {
  expect(literalSentencesIn('planted.tsx', planted)).toEqual([sentence]);
});

test.each([
  '<p className="visually-hidden">{words.common.back} {"·"} {count}</p>',
  '<a className="one two" rel="noopener noreferrer">{words.scan.openInApp}</a>',
  '<path d="M6 12l3 3 6-7" strokeLinecap="round" />',
  '<img src={logo} alt="" />',
  "throw new Error('Nobody but a developer reads this');",
])('%s says nothing to people', (harmless) => {
  expect(literalSentencesIn('harmless.tsx', harmless)).toEqual([]);
});

test('a key that nobody reads is found, at any depth', () => {
  const catalogue = {
    area: { read: '', unread: '', byName: '', nested: { unread: '' }, problems: { wrong_code: '' } },
  };
  const code = ["words.area.read; words.area[name]; const name = 'byName'; words.area.problems; words.area.readable"];
  expect(unusedKeys(catalogue, code)).toEqual(['area.unread', 'area.nested.unread']);
  expect(unusedKeys({ area: { read: '', unread: '' } }, ['help.area.read; words.area.unread'], 'help')).toEqual([
    'area.unread',
  ]);
});
