import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { account as enAccount } from './en/account.ts';
import { activity as enActivity } from './en/activity.ts';
import { assistedRecovery as enAssistedRecovery } from './en/assisted-recovery.ts';
import { checkUp as enCheckUp } from './en/check-up.ts';
import { delivery as enDelivery } from './en/delivery.ts';
import { help as enHelp } from './en/help.ts';
import { invitation as enInvitation } from './en/invitation.ts';
import { newPassword as enNewPassword } from './en/new-password.ts';
import { passkey as enPasskey } from './en/passkey.ts';
import { passkeys as enPasskeys } from './en/passkeys.ts';
import { recovery as enRecovery } from './en/recovery.ts';
import { reset as enReset } from './en/reset.ts';
import { sessions as enSessions } from './en/sessions.ts';
import { strangers as enStrangers } from './en/strangers.ts';
import { undo as enUndo } from './en/undo.ts';
import { withoutPhone as enWithoutPhone } from './en/without-phone.ts';
import { literalSentencesIn, messagesIn, unusedKeys } from './testing/catalogue-checks.ts';
import { enScreens, zhCnScreens } from './testing/screen-words.ts';
import { account as zhCnAccount } from './zh-cn/account.ts';
import { activity as zhCnActivity } from './zh-cn/activity.ts';
import { assistedRecovery as zhCnAssistedRecovery } from './zh-cn/assisted-recovery.ts';
import { checkUp as zhCnCheckUp } from './zh-cn/check-up.ts';
import { delivery as zhCnDelivery } from './zh-cn/delivery.ts';
import { help as zhCnHelp } from './zh-cn/help.ts';
import { invitation as zhCnInvitation } from './zh-cn/invitation.ts';
import { newPassword as zhCnNewPassword } from './zh-cn/new-password.ts';
import { passkey as zhCnPasskey } from './zh-cn/passkey.ts';
import { passkeys as zhCnPasskeys } from './zh-cn/passkeys.ts';
import { recovery as zhCnRecovery } from './zh-cn/recovery.ts';
import { reset as zhCnReset } from './zh-cn/reset.ts';
import { sessions as zhCnSessions } from './zh-cn/sessions.ts';
import { strangers as zhCnStrangers } from './zh-cn/strangers.ts';
import { undo as zhCnUndo } from './zh-cn/undo.ts';
import { withoutPhone as zhCnWithoutPhone } from './zh-cn/without-phone.ts';

/** What stands between two sentences, which is nothing in Chinese, and names of products, the same in every language. */
const withoutHan = ['', 'Google Authenticator', 'Google Play', 'App Store'];

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^shared\/words\/|^app\/ui-sheet\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const texts = sources.map(({ text }) => text);

/** Methods of a sign-in, kinds of events, groups of them and warnings, and flaws of a password, which the server names. */
const namedByServer = [
  'two-factor/src/vocabulary.ts',
  'two-factor/src/security-event-kinds.ts',
  'contract/src/activity.ts',
].map((file) => readFileSync(join(root, '../../../packages', file), 'utf8'));

test('every sentence of the catalogue is read somewhere', () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(unusedKeys(enScreens, texts)).toEqual([]);
  expect(unusedKeys(enRecovery, texts, 'recovery')).toEqual([]);
  expect(unusedKeys(enPasskey, texts, 'passkey')).toEqual([]);
  expect(unusedKeys(enPasskeys, texts, 'said')).toEqual([]);
  expect(unusedKeys(enWithoutPhone, texts, 'withoutPhone')).toEqual([]);
  expect(unusedKeys(enHelp(enScreens), texts, 'help')).toEqual([]);
  expect(unusedKeys(enCheckUp, texts, 'checkUp')).toEqual([]);
  expect(unusedKeys(enStrangers, texts, 'strangers')).toEqual([]);
  expect(unusedKeys(enUndo, texts, 'undo')).toEqual([]);
  expect(unusedKeys(enAssistedRecovery, texts, 'assisted')).toEqual([]);
  expect(unusedKeys(enReset, texts, 'reset')).toEqual([]);
  expect(unusedKeys(enSessions, [...texts, ...namedByServer], 'said')).toEqual([]);
  expect(unusedKeys(enAccount, texts, 'said')).toEqual([]);
  expect(unusedKeys(enNewPassword, [...texts, ...namedByServer], 'said')).toEqual([]);
  expect(unusedKeys(enInvitation, texts, 'invitation')).toEqual([]);
  expect(unusedKeys(enDelivery, texts, 'delivery')).toEqual([]);
  expect(unusedKeys(enActivity, [...texts, ...namedByServer], 'activity')).toEqual([]);
});

test('the Chinese catalogue has the sentences of the English one, and none that is still English', () => {
  expect(messagesIn(zhCnScreens).map(({ path }) => path)).toEqual(messagesIn(enScreens).map(({ path }) => path));
  const stillEnglish = messagesIn(zhCnScreens).filter(({ said }) => !/\p{Script=Han}/u.test(said));
  expect(stillEnglish.map(({ said }) => said)).toEqual(withoutHan);
});

test.each([
  ['help', messagesIn(zhCnHelp(zhCnScreens)), messagesIn(enHelp(enScreens))],
  ['words about recovery', messagesIn(zhCnRecovery), messagesIn(enRecovery)],
  ['words for somebody without a phone', messagesIn(zhCnWithoutPhone), messagesIn(enWithoutPhone)],
  ['words about using a passkey', messagesIn(zhCnPasskey), messagesIn(enPasskey)],
  ['words about the list of passkeys', messagesIn(zhCnPasskeys), messagesIn(enPasskeys)],
  ['words about a check-up', messagesIn(zhCnCheckUp), messagesIn(enCheckUp)],
  ['words about activity', messagesIn(zhCnActivity), messagesIn(enActivity)],
  ['words about the account', messagesIn(zhCnAccount), messagesIn(enAccount)],
  ['words about sessions', messagesIn(zhCnSessions), messagesIn(enSessions)],
  ['words about deliveries', messagesIn(zhCnDelivery), messagesIn(enDelivery)],
  ['words about strangers', messagesIn(zhCnStrangers), messagesIn(enStrangers)],
  ['words about a forgotten password', messagesIn(zhCnReset), messagesIn(enReset)],
  ['words about a new password', messagesIn(zhCnNewPassword), messagesIn(enNewPassword)],
  ['words about an undo', messagesIn(zhCnUndo), messagesIn(enUndo)],
  ['words about invitations', messagesIn(zhCnInvitation), messagesIn(enInvitation)],
  ['words about an assisted recovery', messagesIn(zhCnAssistedRecovery), messagesIn(enAssistedRecovery)],
])('the Chinese %s has the sentences of the English one, and none that is still English', (_, chinese, english) => {
  expect(chinese.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
  expect(chinese.filter(({ said }) => !/\p{Script=Han}/u.test(said))).toEqual([]);
});

test('what the help shows bold is between pairs of asterisks', () => {
  const said = [...messagesIn(enHelp(enScreens)), ...messagesIn(zhCnHelp(zhCnScreens))];
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
