import type { MailedPurpose } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { composedCode, previewIn, visible } from '../testing/composed.ts';

const expectations: Record<MailedPurpose, { subject: string; says: string[] }> = {
  'sign-in': {
    subject: 'Verification code to sign in to Mini Program Platform',
    says: ['finish signing in', 'knows your password', 'Forgot password?', 'administrator'],
  },
  deactivation: {
    subject: 'Verification code to deactivate two-factor authentication on Mini Program Platform',
    says: ['deactivate two-factor authentication', 'is signed in to your account', 'Forgot password?', 'administrator'],
  },
};

describe.each(['sign-in', 'deactivation'] as const)('the message for %s', (purpose) => {
  const { subject, says } = expectations[purpose];

  test('names platform and purpose in the subject, and never the code', async () => {
    const message = await composedCode({ purpose });
    expect(message.subject).toBe(subject);
    expect(message.subject).not.toContain('048151');
  });

  test.each(['html', 'text'] as const)('says everything in its %s', async (part) => {
    const message = await composedCode({ purpose });
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of ['10 minutes', 'do not give it to anybody', 'will ever ask you', ...says]) {
      expect(words).toContain(expected);
    }
  });

  test('shows the code once, as one text node of six digits', async () => {
    const { html, text } = await composedCode({ purpose });
    expect(html.match(/048151/g)).toHaveLength(1);
    expect(html).toContain('>048151<');
    expect(text.match(/^ {4}048151$/gm)).toHaveLength(1);
    expect(text.match(/048151/g)).toHaveLength(1);
  });

  test('keeps the code out of what a mailbox shows of an unopened message', async () => {
    const { html, text } = await composedCode({ purpose });
    expect(previewIn(html)).toContain('It works once, within 10 minutes.');
    expect(previewIn(html)).not.toContain('048151');
    expect(text.indexOf('048151')).toBeGreaterThan(200);
  });

  test('links to nothing', async () => {
    const { html, text } = await composedCode({ purpose });
    expect(html).not.toMatch(/<a\b/i);
    expect(html.replace(/<!DOCTYPE[^>]*>/, '')).not.toMatch(/https?:/i);
    expect(text).not.toMatch(/https?:|www\./);
  });
});

test('one minute is not called "1 minutes"', async () => {
  const { text } = await composedCode({ minutesToLive: 1 });
  expect(text).toContain('within 1 minute of the request');
});
