import { expect, test } from 'vitest';
import { composedReset, previewIn, visible } from '../testing/composed.ts';

const link = 'https://console.example.com/reset-password#3vQm8l0pZr';
const code = '04815162';

test.each(['html', 'text'] as const)(
  'its %s says what happened, what link and code do, and that there is nothing to do for whoever did not ask',
  async (part) => {
    const message = await composedReset({ link, code });
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of [
      'asked for a new password',
      'Two-factor authentication stays as it is',
      'work once, within 30 minutes',
      'sign nobody in',
      'on another device',
      'there is nothing to do',
      'Your password still holds',
      'will ever ask you for this link or this code',
    ]) {
      expect(words).toContain(expected);
    }
  },
);

test('the button leads where the text under it says, and nothing else in the message leads anywhere', async () => {
  const { html, text } = await composedReset({ link, code });
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link]);
  expect(visible(html).match(/https?:\S+/g)).toEqual([link]);
  expect(text.match(/https?:\S+/g)).toEqual([link]);
  expect(text).toContain(`\n    ${link}\n`);
});

test('the code is one text node, on a line of its own in the text', async () => {
  const { html, text } = await composedReset({ link, code });
  expect(html.split(code)).toHaveLength(2);
  expect(html).toContain(`>${code}<`);
  expect(text.match(/^ {4}04815162$/gm)).toHaveLength(1);
});

test('SEC-43 link and code are in the body alone', async () => {
  const { subject, html } = await composedReset({ link, code });
  expect(subject).toBe('Set a new password on Mini Program Platform');
  expect(previewIn(html)).toBe('How to set a new password. The link and the code work once, within 30 minutes.');
});
