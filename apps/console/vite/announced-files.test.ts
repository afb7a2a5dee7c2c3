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

test('the build says which files each screen needs, those of the frames around it too, and each language', async () => {
  const { screens, languages } = await announced();
  expect(screens['/sign-in']?.length).toBeGreaterThan(0);
  const entry = plain(screens['/sign-in'] ?? []);
  const needed = Object.entries(screens).map(([path, files]) => [path, plain(files)]);
  expect(Object.fromEntries(needed)).toEqual({
    '/sign-in': entry,
    '/sign-in/verify': [...entry, 'verify-page.js', 'verify-page.css'],
    '/settings': [...entry, ...shell],
    '/': [...entry, ...shell, 'home-page.js', 'home-page.css'],
    '/settings/preferences': [
      ...entry,
      ...shell,
      ...['tabs-page.js', 'tabs-page.css'],
      ...['preferences-page.js', 'preferences-page.css'],
    ],
  });
  expect(plain(languages.en)).toEqual(['en.js']);
  expect(plain(languages['zh-CN'])).toEqual(['zh-cn.js']);
});
