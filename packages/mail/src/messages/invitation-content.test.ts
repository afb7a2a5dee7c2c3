import { expect, test } from 'vitest';
import { composedAccountExists, composedInvitation, composedSignUp, previewIn, visible } from '../testing/composed.ts';

const link = 'https://console.example.com/invitation#3vQm8l0pZr';

test.each(['html', 'text'] as const)(
  'the %s of an invitation says who is invited, where to, until when',
  async (part) => {
    const message = await composedInvitation({ link });
    const words = part === 'html' ? visible(message.html) : message.text;
    for (const expected of [
      'Hello Alice Moreau. You are invited to Mini Program Platform',
      'choose a password',
      'It works once, within 3 days',
      'ask your administrator for a new one',
      'alice@example.com',
      '24 November 2026 at 04:07\u00a0UTC',
      'If you do not expect this',
      'There is no account with your address as long as nobody opens this link',
      'will ever ask you for this link',
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toContain('Browser');
  },
);

test('without a name it greets nobody', async () => {
  const { text } = await composedInvitation({ name: null });
  expect(text).toContain('\n\nYou are invited to');
  expect(text).not.toContain('Hello');
});

test('SEC-45 a name is words of one line, whatever it holds', async () => {
  const { html, text } = await composedInvitation({ name: '<a href="https://evil.example">\r\n\r\nYour account' });
  expect(html).not.toContain('<a href="https://evil.example');
  expect(text).toContain('Hello <a href="https://evil.example"> Your account. You are invited');
});

test.each([
  ['an invitation', composedInvitation, link],
  ['a sign-up', composedSignUp, link],
  ['an account that exists', composedAccountExists, 'https://console.example.com/sign-in'],
])(
  'SEC-43 the link of %s is in the body alone, and nothing else in the message leads anywhere',
  async (_, composed, to) => {
    const { html, subject, text } = await composed({ link: to });
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([to]);
    expect(text.match(/https?:\S+/g)).toEqual([to]);
    expect(subject).not.toContain('http');
    expect(previewIn(html)).not.toContain('http');
  },
);

test('a sign-up link says that it makes an account, and that there is none before', async () => {
  const { text } = await composedSignUp();
  expect(text).toContain('Somebody asked for an account on Mini Program Platform with this address');
  expect(text).toContain('It works once, within 24 hours');
  expect(text).toContain('There is no account with your address');
});

test('whoever has an account reads so, and that nobody else was told', async () => {
  const { subject, text } = await composedAccountExists();
  expect(subject).toBe('You have an account on Mini Program Platform already');
  expect(text).toContain('sign in with this address and your password');
  expect(text).toContain('whoever asked was not told that there is one');
});
