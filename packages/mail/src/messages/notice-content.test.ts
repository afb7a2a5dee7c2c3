import { type NoticeKind, noticeKinds, type ReversibleChange, reversibleChanges } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { composedNotice, previewIn, visible } from '../testing/composed.ts';
import { sampleRecovery, sampleUndo } from '../testing/sample-mail.ts';

const expectations: Record<NoticeKind, { subject: string; preview: string; says: string[] }> = {
  activated: {
    subject: 'Two-factor authentication was activated on Mini Program Platform',
    preview: 'From now on your password alone does not open the account.',
    says: ['activated two-factor authentication', 'Sign in with a code by email', 'Forgot password?', 'administrator'],
  },
  deactivated: {
    subject: 'Two-factor authentication was deactivated on Mini Program Platform',
    preview: 'From now on your password alone opens the account.',
    says: ['deactivated two-factor authentication', 'password of this mailbox', 'Forgot password?', 'administrator'],
  },
  moved: {
    subject: 'Two-factor authentication was moved to a new phone on Mini Program Platform',
    preview: 'The authenticator app that you had before works no more.',
    says: ['delete the old entry', 'recovery code or a code by email', 'Forgot password?', 'administrator'],
  },
  'authenticator-added': {
    subject: 'An authenticator app was added on Mini Program Platform',
    preview: 'Its codes sign in beside your password from now on.',
    says: ['added an authenticator app', 'move to a new phone in the settings', 'Forgot password?', 'administrator'],
  },
  'passkey-added': {
    subject: 'A passkey was added on Mini Program Platform',
    preview: 'From now on it signs in, together with your password.',
    says: [
      'added a passkey or security key',
      'remove the passkey in the settings',
      'Forgot password?',
      'administrator',
    ],
  },
  'passkey-removed': {
    subject: 'A passkey was removed on Mini Program Platform',
    preview: 'It can no longer be used to sign in.',
    says: ['delete it from your device', 'add the passkey again', 'Forgot password?', 'administrator'],
  },
  'passkey-copied': {
    subject: 'A passkey was refused on Mini Program Platform: there may be a copy of it',
    preview: 'Its count went back, which does not happen to a single key.',
    says: ['there may be a copy of it', 'remove that passkey in the settings', 'Forgot password?', 'administrator'],
  },
  'email-codes-switched-off': {
    subject: 'Codes by email were switched off on Mini Program Platform',
    preview: 'Your passkey, authenticator app or a recovery code signs you in from now on.',
    says: ['keep your recovery codes at hand', 'switch codes by email on again', 'Forgot password?', 'administrator'],
  },
  'email-codes-switched-on': {
    subject: 'Codes by email were switched on again on Mini Program Platform',
    preview: 'A code from this mailbox is a second step again.',
    says: ['beside your password', 'switch codes by email off again', 'password of this mailbox', 'administrator'],
  },
  'recovery-code-used': {
    subject: 'A recovery code was used to sign in to Mini Program Platform',
    preview: 'It stood in for your authenticator or passkey, and works no more.',
    says: ['move to your new phone', '9 recovery codes are left', 'make new recovery codes', 'administrator'],
  },
  'recovery-codes-renewed': {
    subject: 'New recovery codes were made on Mini Program Platform',
    preview: 'The recovery codes that you had before work no more.',
    says: ['made new recovery codes', 'every other session of yours has ended', 'Forgot password?', 'administrator'],
  },
  'change-undone': {
    subject: 'A change was taken back on Mini Program Platform',
    preview: 'Everybody is signed out, and the password no longer works.',
    says: ['as you did before the change', 'password of this mailbox', 'administrator'],
  },
  'password-reset': {
    subject: 'Your password on Mini Program Platform was reset',
    preview: 'A new password was set by a link from this mailbox, and everybody is signed out.',
    says: [
      'with a link or a code from this mailbox',
      'Two-factor authentication is as it was',
      'codes by email do not count for 24 hours',
      'password of this mailbox',
      'Forgot password?',
      'administrator',
    ],
  },
  'sessions-ended': {
    subject: 'Every other session was ended on Mini Program Platform',
    preview: 'Only the browser in which this was asked for is still signed in.',
    says: ['signed out everywhere else', 'Settings, Sessions', 'Forgot password?', 'administrator'],
  },
  'new-browser': {
    subject: 'New browser signed in to Mini Program Platform',
    preview: 'Your account was opened in a browser that it had not met before.',
    says: ['had not signed in to it before', 'switch these messages off', 'Forgot password?', 'administrator'],
  },
  'wrong-codes': {
    subject: 'Wrong codes after your password on Mini Program Platform',
    preview: 'Somebody entered your password and then wrong codes several times. They are not signed in by that.',
    says: ['Test my code', 'switch these messages off', 'kept them out so far', 'Forgot password?', 'administrator'],
  },
  'help-begun': {
    subject: 'Help to get back into Mini Program Platform',
    preview: 'Your administrator offers you a way back in. Nothing happens unless you start it.',
    says: ['24 hours later two-factor authentication is deactivated', 'Start nothing', 'administrator'],
  },
  'recovery-started': {
    subject: 'In 24 hours two-factor authentication will be deactivated on Mini Program Platform',
    preview: 'Cancel it if it was not you. Until then everything stays as it is.',
    says: ['will be deactivated', 'cancel it there', 'password of this mailbox', 'administrator'],
  },
  'recovery-cancelled': {
    subject: 'The recovery was cancelled on Mini Program Platform',
    preview: 'Two-factor authentication stays active, as it was.',
    says: ['ask your administrator for help again', 'block the account', 'password of this mailbox'],
  },
  'recovery-completed': {
    subject: 'After 24 hours two-factor authentication was deactivated on Mini Program Platform',
    preview: 'From now on your password alone opens the account.',
    says: ['nobody cancelled it', 'with a new phone or passkey', 'password of this mailbox', 'administrator'],
  },
  'password-changed': {
    subject: 'Your password was changed on Mini Program Platform',
    preview: 'The password that you had before works no more, and everybody else is signed out.',
    says: ['set a new one', 'every other session of yours has ended', 'Forgot password', 'administrator'],
  },
  'email-changed': {
    subject: 'The email of your account was changed on Mini Program Platform',
    preview: 'Messages about the account go to another email from now on.',
    says: [
      'changed its email to another one',
      'this is the last one here',
      'password of this mailbox',
      'administrator',
    ],
  },
};

describe.each(noticeKinds)('the notice: %s', (notice) => {
  const { subject, preview, says } = expectations[notice];

  test('says so before it is opened', async () => {
    const message = await composedNotice({ notice, recoveryCodesLeft: 9 });
    expect(message.subject).toBe(subject);
    expect(previewIn(message.html)).toBe(preview);
  });

  test.each(['html', 'text'] as const)(
    'says in its %s what was done, and what to do if that was somebody else',
    async (part) => {
      const message = await composedNotice({ notice, recoveryCodesLeft: 9 });
      const words = part === 'html' ? visible(message.html) : message.text;
      for (const expected of [...says, 'tell your administrator about this message']) expect(words).toContain(expected);
    },
  );

  test('links to nothing where nothing can be taken back, and holds no code', async () => {
    const { html, text } = await composedNotice({ notice, recoveryCodesLeft: 9 });
    expect(html).not.toMatch(/<a\b/i);
    expect(text).not.toMatch(/https?:|www\.|\b\d{6}\b/);
  });
});

test.each([
  [0, 'It was the last one'],
  [1, 'Only one recovery code is left: make new ones in the settings'],
  [3, '3 recovery codes are left: make new ones in the settings before they are used up.'],
  [4, '4 recovery codes are left.'],
])('with %i recovery codes left it says so', async (recoveryCodesLeft, sentence) => {
  const { text } = await composedNotice({ notice: 'recovery-code-used', recoveryCodesLeft });
  expect(text.replaceAll(/\s+/g, ' ')).toContain(sentence);
});

const undoes: Record<ReversibleChange, string> = {
  activated: 'removes that authenticator app or passkey and the recovery codes',
  deactivated:
    'activates two-factor authentication again, with the authenticator app, the passkeys and the recovery codes that you had',
  moved: 'puts your authenticator app back in its place',
  'authenticator-added': 'removes that authenticator app',
  'passkey-added': 'removes that passkey',
  'passkey-removed': 'makes that passkey work again',
  'recovery-codes-renewed': 'ends those codes, makes the ones that you had before work again',
  'password-changed': 'Nobody can sign in until you have set a new one',
  'email-changed':
    'gives your account this email back, with the authenticator app, the passkeys and the recovery codes',
  'password-reset': 'ends that password',
};

describe.each(reversibleChanges)('the link that takes back what was %s', (notice) => {
  const { link } = sampleUndo;
  const composed = () => composedNotice({ notice, undo: { ...sampleUndo, change: notice } });

  test.each(['html', 'text'] as const)('comes first in its %s, with what it does and until when', async (part) => {
    const message = await composed();
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of [
      undoes[notice],
      "This wasn't me",
      'signs everybody out',
      'It works once, within 72 hours',
      'changes nothing before you confirm',
      'will ever ask you for this link',
    ]) {
      expect(words.replaceAll('&#x27;', "'")).toContain(expected);
    }
    expect(words.indexOf(link)).toBeGreaterThan(words.indexOf('If this was not you'));
    expect(words.indexOf(link)).toBeLessThan(words.indexOf('your administrator'));
  });

  test('is where the button leads, and nothing else in the message leads anywhere', async () => {
    const { html, subject, text } = await composed();
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link]);
    expect(visible(html).match(/https?:\S+/g)).toEqual([link]);
    expect(text.match(/https?:\S+/g)).toEqual([link]);
    expect(`${subject}${previewIn(html)}`).not.toContain('http');
  });
});

describe.each([
  ['start', 'help-begun', 'Go to the recovery', 'It works within 72 hours', 'starts nothing before you confirm'],
  [
    'cancel',
    'recovery-started',
    'Cancel the recovery',
    'It works within 24 hours',
    'changes nothing before you confirm',
  ],
] as const)('the link that may %s a recovery', (step, notice, label, lifetime, promise) => {
  const { link } = sampleRecovery(step);
  const composed = () => composedNotice({ notice, recovery: sampleRecovery(step) });

  test.each(['html', 'text'] as const)('stands in its %s with what it does and until when', async (part) => {
    const message = await composed();
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of [label, lifetime, promise, link]) expect(words).toContain(expected);
    const isBeforeWarning = words.indexOf(link) < words.indexOf('If this was not you');
    expect(isBeforeWarning).toBe(step === 'start');
  });

  test('is where the button leads, and nothing else in the message leads anywhere', async () => {
    const { html, subject, text } = await composed();
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link]);
    expect(text.match(/https?:\S+/g)).toEqual([link]);
    expect(`${subject}${previewIn(html)}`).not.toContain('http');
  });
});

test.each(['help-begun', 'recovery-completed'] as const)(
  'what no browser asked for names none, but the time: %s',
  async (notice) => {
    const { text } = await composedNotice({ notice });
    expect(text).toContain('Time:');
    expect(text).not.toMatch(/Browser:|Network address:/);
  },
);
