import { describe, expect, test } from 'vitest';
import { composedNewAddress, previewIn, visible } from '../testing/composed.ts';

const parts = ['html', 'text'] as const;

const wordsIn = (message: { html: string; text: string }, part: (typeof parts)[number]) =>
  part === 'html' ? visible(message.html) : message.text;

describe('to an address that no account has', () => {
  test.each(parts)('its %s says what the code does, and that there is nothing to do otherwise', async (part) => {
    const words = wordsIn(await composedNewAddress(), part);
    for (const expected of [
      'wants to use this email for it',
      'you sign in with this email',
      '048151',
      'It works once, within 10 minutes',
      'has mistyped their email',
      'do not give it to anybody',
      'will ever ask you for this code',
    ]) {
      expect(words).toContain(expected);
    }
  });

  test('the code is in the body alone', async () => {
    const { html, subject } = await composedNewAddress();
    expect(subject).toBe('Verification code to confirm this email for Mini Program Platform');
    expect(previewIn(html)).toBe('To use this email for an account. It works once, within 10 minutes.');
  });
});

describe('to an address that has an account', () => {
  test.each(parts)('its %s says so, and holds no code', async (part) => {
    const words = wordsIn(await composedNewAddress({ code: null }), part);
    for (const expected of [
      'belongs to another account already',
      'Nothing was changed',
      'were not told that it exists',
    ])
      expect(words).toContain(expected);
    expect(words).not.toMatch(/\b\d{6}\b/);
  });

  test('the subject tells it before it is opened', async () => {
    const { html, subject } = await composedNewAddress({ code: null });
    expect(subject).toBe('Your email was entered for another account on Mini Program Platform');
    expect(previewIn(html)).toBe('It belongs to your account already, and nothing was changed.');
  });
});

test.each([null, '048151'])('nothing in it leads anywhere', async (code) => {
  const { html, text } = await composedNewAddress({ code });
  expect(html).not.toMatch(/<a\b/i);
  expect(text).not.toMatch(/https?:|www\./);
});
