import type { NoticeKind } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { composedNotice, previewIn, visible } from '../testing/composed.ts';

const expectations: Record<NoticeKind, { subject: string; preview: string; says: string[] }> = {
  activated: {
    subject: 'Two-factor authentication was activated on Mini Program Platform',
    preview: 'From now on your password alone does not open the account.',
    says: [
      'activated two-factor authentication',
      'Sign in with a code by email',
      'change your password',
      'administrator',
    ],
  },
  deactivated: {
    subject: 'Two-factor authentication was deactivated on Mini Program Platform',
    preview: 'From now on your password alone opens the account.',
    says: ['deactivated two-factor authentication', 'password of this mailbox', 'change the password', 'administrator'],
  },
};

describe.each(['activated', 'deactivated'] as const)(
  'the notice of two-factor authentication that was %s',
  (notice) => {
    const { subject, preview, says } = expectations[notice];

    test('says so before it is opened', async () => {
      const message = await composedNotice({ notice });
      expect(message.subject).toBe(subject);
      expect(previewIn(message.html)).toBe(preview);
    });

    test.each(['html', 'text'] as const)(
      'says in its %s what was done, and what to do if that was somebody else',
      async (part) => {
        const message = await composedNotice({ notice });
        const words = part === 'html' ? visible(message.html) : message.text;
        for (const expected of [...says, 'tell them about this message']) expect(words).toContain(expected);
      },
    );

    test('links to nothing and holds no code', async () => {
      const { html, text } = await composedNotice({ notice });
      expect(html).not.toMatch(/<a\b/i);
      expect(text).not.toMatch(/https?:|www\.|\b\d{6}\b/);
    });
  },
);
