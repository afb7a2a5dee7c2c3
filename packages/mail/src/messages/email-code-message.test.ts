import type { EmailCodePurpose } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { sampleMail } from '../testing/sample-mail.ts';
import { en } from '../words/en.ts';
import { emailCodeContent } from './email-code-content.ts';
import { composeEmailCodeMessage } from './email-code-message.tsx';

const composed = (changes = {}, platformName = 'Mini Program Platform') =>
  composeEmailCodeMessage(emailCodeContent(sampleMail(changes), platformName, en));

/** What a person sees, with the hidden preview line and its padding left out. */
const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div><\/div>/s, '')
    .replace(/<[^>]*>/g, '\n');

const expectations: Record<EmailCodePurpose, { subject: string; says: string[] }> = {
  'sign-in': {
    subject: 'Verification code to sign in to Mini Program Platform',
    says: ['finish signing in', 'knows your password', 'change your password', 'administrator'],
  },
  deactivation: {
    subject: 'Verification code to deactivate two-factor authentication on Mini Program Platform',
    says: [
      'deactivate two-factor authentication',
      'is signed in to your account',
      'change your password',
      'administrator',
    ],
  },
};

describe.each(['sign-in', 'deactivation'] as const)('the message for %s', (purpose) => {
  const { subject, says } = expectations[purpose];

  test('names platform and purpose in the subject, and never the code', async () => {
    const message = await composed({ purpose });
    expect(message.subject).toBe(subject);
    expect(message.subject).not.toContain('048151');
  });

  test.each(['html', 'text'] as const)('says everything in its %s', async (part) => {
    const message = await composed({ purpose });
    const words = part === 'html' ? visible(message.html) : message.text;
    const facts = [
      'Mini Program Platform',
      '10 minutes',
      '24 November 2026 at 04:07\u00a0UTC',
      'Chrome on macOS',
      '203.0.113.7',
    ];
    for (const expected of [
      ...facts,
      'If this was not you',
      'do not give it to anybody',
      'will ever ask you',
      ...says,
    ]) {
      expect(words).toContain(expected);
    }
  });

  test('shows the code once, as one text node of six digits', async () => {
    const { html, text } = await composed({ purpose });
    expect(html.match(/048151/g)).toHaveLength(1);
    expect(html).toContain('>048151<');
    expect(text.match(/^ {4}048151$/gm)).toHaveLength(1);
    expect(text.match(/048151/g)).toHaveLength(1);
  });

  test('keeps the code out of what a mailbox shows of an unopened message', async () => {
    const { html, text } = await composed({ purpose });
    const preview = /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1];
    expect(preview).toContain('It works once, within 10 minutes.');
    expect(preview).not.toContain('048151');
    expect(text.indexOf('048151')).toBeGreaterThan(200);
  });

  test('loads nothing, links to nothing and asks for no input', async () => {
    const { html, text } = await composed({ purpose });
    expect(html).not.toMatch(/<(a|img|link|script|iframe|form|input|button|video|object)\b/i);
    expect(html.replace(/<!DOCTYPE[^>]*>/, '')).not.toMatch(/https?:|url\(|@import|srcset|background=/i);
    expect(text).not.toMatch(/https?:|www\./);
  });

  test('can be read by a screen reader and in both colour schemes', async () => {
    const { html } = await composed({ purpose });
    expect(html).toMatch(/<html[^>]* lang="en"/);
    expect(html.match(/<table/g)).toHaveLength(html.match(/role="presentation"/g)?.length ?? 0);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('@media (prefers-color-scheme: dark) { .ink {');
    expect(html).toContain('max-width:600px');
  });

  test('has text that is text', async () => {
    const { text } = await composed({ purpose });
    expect(text).not.toMatch(/[<>]|&\w+;|undefined|\[object|\n{3}/);
  });
});

test('what came with the request is shown as words, not as markup or as paragraphs', async () => {
  const requestedFrom = { browser: '<b>Chrome</b>\r\n\r\nAll is well.', address: '"><img src=x>' };
  const { html, text } = await composed({ requestedFrom });
  expect(html).toContain('&lt;b&gt;Chrome&lt;/b&gt; All is well.');
  expect(html).not.toContain('<img');
  expect(text).toContain('  Browser: <b>Chrome</b> All is well.\n');
});

test('one minute is not called "1 minutes"', async () => {
  const { text } = await composed({ minutesToLive: 1 });
  expect(text).toContain('within 1 minute of the request');
});

test('the time of the request is told in UTC whatever the zone of the machine', async () => {
  const { text } = await composed({ requestedAt: new Date('2026-12-31T23:59:59-08:00') });
  expect(text).toContain('  Time: 1 January 2027 at 07:59\u00a0UTC\n');
});
