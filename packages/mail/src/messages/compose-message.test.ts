import type { RequestedMail } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import {
  composedAccountExists,
  composedCode,
  composedLink,
  composedNotice,
  composedSignUp,
  visible,
} from '../testing/composed.ts';

const everyMessage = [
  ['a code', composedCode],
  ['a link', composedLink],
  ['a sign-up link', composedSignUp],
  ['an account that exists', composedAccountExists],
  ['a notice', composedNotice],
] satisfies [string, (changes: Partial<RequestedMail>) => ReturnType<typeof composedCode>][];

describe.each(everyMessage)('the message with %s', (_, composed) => {
  test.each(['html', 'text'] as const)(
    'tells in its %s where the request came from, and what to do about it',
    async (part) => {
      const message = await composed({});
      const words = part === 'html' ? visible(message.html) : message.text;
      for (const expected of [
        'Mini Program Platform',
        '24 November 2026 at 04:07\u00a0UTC',
        'Chrome on macOS',
        '203.0.113.7',
        'If this was not you',
      ]) {
        expect(words).toContain(expected);
      }
    },
  );

  test('loads nothing and asks for no input', async () => {
    const { html } = await composed({});
    expect(html).not.toMatch(/<(img|link|script|iframe|form|input|button|video|object)\b/i);
    expect(html).not.toMatch(/url\(|@import|srcset|background=/i);
  });

  test('can be read by a screen reader and in both colour schemes', async () => {
    const { html } = await composed({});
    expect(html).toMatch(/^<!DOCTYPE html><html[^>]* lang="en"/);
    expect(html.match(/<table/g)).toHaveLength(html.match(/role="presentation"/g)?.length ?? 0);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('@media (prefers-color-scheme: dark) { .ink {');
    expect(html).toContain('max-width:600px');
  });

  test('has text that is text', async () => {
    const { text } = await composed({});
    expect(text).not.toMatch(/[<>]|&\w+;|undefined|\[object|\n{3}/);
  });

  test('shows what came with the request as words, not as markup or as paragraphs', async () => {
    const requestedFrom = {
      requestId: 'b6b7a0a2',
      browser: { name: '<b>Chrome</b>\r\n\r\nAll is well.', system: null },
      address: '"><img src=x>',
      language: 'en',
    } as const;
    const { html, text } = await composed({ requestedFrom });
    expect(html).toContain('&lt;b&gt;Chrome&lt;/b&gt; All is well.');
    expect(html).not.toContain('<img');
    expect(text).toContain('  Browser: <b>Chrome</b> All is well.\n');
  });

  test('says that it does not know where the request came from', async () => {
    const { text } = await composed({
      requestedFrom: { requestId: 'b6b7a0a2', browser: null, address: null, language: 'en' },
    });
    expect(text).toContain('  Browser: An unknown browser\n  Network address: An unknown address\n');
  });

  test('is written in the language it is asked for, whatever that of the browser', async () => {
    const { html, subject, text } = await composed({ language: 'zh-CN' });
    expect(html).toMatch(/<html[^>]* lang="zh-CN"/);
    expect(subject).toMatch(/\p{Script=Han}/u);
    for (const words of [visible(html), text]) {
      for (const expected of ['2026年11月24日 04:07（UTC）', 'Chrome（macOS）', '203.0.113.7', '如果不是你本人操作'])
        expect(words).toContain(expected);
      expect(words).not.toMatch(/[a-z] [a-z]/);
    }
    expect(text).toContain('  浏览器：Chrome（macOS）\n');
  });

  test('tells the time of the request in UTC whatever the zone of the machine', async () => {
    const { text } = await composed({ requestedAt: new Date('2026-12-31T23:59:59-08:00') });
    expect(text).toContain('  Time: 1 January 2027 at 07:59\u00a0UTC\n');
  });
});
