import { expect, test } from 'vitest';
import { composedLink, previewIn, visible } from '../testing/composed.ts';

const link = 'https://console.example.com/sign-in/unlock#3vQm8l0pZr';

test.each(['html', 'text'] as const)(
  'its %s says what happened, what the link does and what it does not',
  async (part) => {
    const message = await composedLink({ link });
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of [
      'where browsers that we do not know have to wait after too many wrong passwords',
      'in the browser in which you want to sign in',
      'It works once, within 5 hours',
      'signs nobody in',
      'there is nothing to do',
      'Your password still holds',
      'will ever ask you for this link',
    ]) {
      expect(words).toContain(expected);
    }
  },
);

test('the button leads where the text under it says, and nothing else in the message leads anywhere', async () => {
  const { html, text } = await composedLink({ link });
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link]);
  expect(visible(html).match(/https?:\S+/g)).toEqual([link]);
  expect(text.match(/https?:\S+/g)).toEqual([link]);
  expect(text).toContain(`\n    ${link}\n`);
});

test('the link is in the body alone', async () => {
  const { subject, html } = await composedLink({ link });
  expect(subject).toBe('Link to sign in to Mini Program Platform without waiting');
  expect(previewIn(html)).toBe('How to sign in without waiting. The link works once, within 5 hours.');
});

test('a link cannot leave its place in the HTML', async () => {
  const { html } = await composedLink({ link: 'https://console.example.com/"><img src=x>' });
  expect(html).not.toContain('<img');
});
