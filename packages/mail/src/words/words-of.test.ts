import { languages, mailedPurposes, noticeKinds, recoverySteps, reversibleChanges } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../messages/content-of.ts';
import { messagesIn, watched } from '../testing/message-leaves.ts';
import {
  sampleAccountExists,
  sampleInvitation,
  sampleMail,
  sampleNewAddress,
  sampleNotice,
  sampleRecovery,
  sampleReset,
  sampleSignUp,
  sampleUndo,
  sampleUnlockLink,
} from '../testing/sample-mail.ts';
import { en } from './en.ts';
import { wordsOf } from './words-of.ts';

test('every message is said in some mail', () => {
  const { read, words } = watched(en);
  const nameless = { requestId: 'b6b7a0a2', browser: null, address: null, language: 'en' } as const;
  for (const purpose of mailedPurposes) contentOf(sampleMail({ purpose }), 'Platform', words);
  for (const notice of noticeKinds) contentOf(sampleNotice({ notice }), 'Platform', words);
  for (const change of reversibleChanges)
    contentOf(sampleNotice({ notice: change, undo: { ...sampleUndo, change } }), 'Platform', words);
  for (const code of ['048151', null]) contentOf(sampleNewAddress({ code }), 'Platform', words);
  for (const step of recoverySteps)
    contentOf(sampleNotice({ notice: 'help-begun', recovery: sampleRecovery(step) }), 'Platform', words);
  contentOf(sampleReset(), 'Platform', words);
  contentOf(sampleUnlockLink({ requestedFrom: nameless }), 'Platform', words);
  contentOf(sampleInvitation(), 'Platform', words);
  contentOf(sampleSignUp(), 'Platform', words);
  contentOf(sampleAccountExists(), 'Platform', words);
  expect([...messagesIn(en).keys()].filter((path) => !read.has(path))).toEqual([]);
});

describe.each(languages.filter((language) => language !== 'en'))('the mails in %s', (language) => {
  const words = wordsOf[language];

  test('say what the English ones say, and nothing in English', () => {
    expect([...messagesIn(words).keys()].toSorted()).toEqual([...messagesIn(en).keys()].toSorted());
    const english = new Set(messagesIn(en).values());
    expect([...messagesIn(words)].filter(([, said]) => english.has(said)).map(([path]) => path)).toEqual([]);
  });

  test('say of themselves which language they are in', () => {
    expect(words.language).toBe(language);
  });
});

test('no message of a Chinese mail is without Chinese', () => {
  const notChinese = [...messagesIn(wordsOf['zh-CN'])].filter(([, said]) => !/[\p{Script=Han}（）：]/u.test(said));
  expect(notChinese.map(([path]) => path)).toEqual(['language']);
});
