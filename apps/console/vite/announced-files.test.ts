import { expect, test } from 'vitest';
import { announcedFiles } from './announced-files.ts';
import type { BuiltFiles } from './built-files.ts';
import { buildMiniature } from './testing/miniature-console.ts';

/** As they were named before the build added hashes. */
const plain = (files: string[]) => files.map((file) => /([^/]+)-[\w-]{8}\.(js|css)$/.exec(file)?.slice(1).join('.'));

async function announced(): Promise<BuiltFiles> {
  const output = await buildMiniature(announcedFiles());
  const file = output.find(({ fileName }) => fileName === 'announced.json');
  return JSON.parse(file?.type === 'asset' ? String(file.source) : '');
}

const shell = ['shell-page.js', 'shell-page.css'];

test('the build says which files each screen needs, those of the frames around it too, and its words', async () => {
  const { screens, languages } = await announced();
  const english = plain(languages.en);
  expect(english).toEqual(['en.js']);
  expect(plain(languages['zh-CN'])).toEqual(['zh-cn.js']);
  const entry = plain(screens['/sign-in']?.en ?? []).slice(0, -english.length);
  expect(entry.length).toBeGreaterThan(0);
  const needed = Object.entries(screens).map(([path, { en }]) => [path, plain(en)]);
  expect(Object.fromEntries(needed)).toEqual({
    '/sign-in': [...entry, ...english],
    '/sign-in/verify': [...entry, 'verify-page.js', 'verify-page.css', ...english],
    '/settings': [...entry, ...shell, ...english, 'signed-in.js'],
    '/': [...entry, ...shell, 'home-page.js', 'home-page.css', ...english, 'signed-in.js'],
    '/settings/preferences': [
      ...entry,
      ...shell,
      ...['tabs-page.js', 'tabs-page.css'],
      ...['preferences-page.js', 'preferences-page.css'],
      ...english,
      ...['signed-in.js', 'looks.js'],
    ],
  });
  expect(plain(screens['/']?.['zh-CN'] ?? []).slice(-2)).toEqual(['zh-cn.js', 'signed-in.js']);
  expect(screens['/']?.['zh-CN'].at(-1)).not.toBe(screens['/']?.en.at(-1));
});
