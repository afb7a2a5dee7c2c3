import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findFirefox, usualPaths } from './find-firefox.ts';
import { miniatureWorkspace } from './testing/miniature-workspace.ts';

afterEach(() => vi.unstubAllEnvs());

const silently = { announce: () => {} };

/** A PATH with nothing in it but what a test puts there. */
function emptyPath() {
  const folder = miniatureWorkspace({ 'bin/README': '' });
  vi.stubEnv('FIREFOX_PATH', '');
  vi.stubEnv('PATH', join(folder.root, 'bin'));
  return { ...folder, firefox: join(folder.root, 'bin', 'firefox-esr') };
}

test('FIREFOX_PATH comes first, and one that does not exist is refused rather than replaced', async () => {
  vi.stubEnv('FIREFOX_PATH', process.execPath);
  expect(await findFirefox()).toEqual({ path: process.execPath });
  vi.stubEnv('FIREFOX_PATH', '/no/such/browser');
  await expect(findFirefox()).rejects.toThrow('FIREFOX_PATH names "/no/such/browser", which does not exist.');
});

test.runIf(process.platform === 'linux')("where there is none, Debian's is installed and used", async () => {
  using folder = emptyPath();
  const names: string[] = [];
  const install = async (name: string) => {
    names.push(name);
    writeFileSync(folder.firefox, '#!/bin/sh\necho "Mozilla Firefox 1esr"\n');
    chmodSync(folder.firefox, 0o755);
  };
  expect(await findFirefox({ ...silently, install })).toEqual({ path: folder.firefox });
  expect(await findFirefox({ ...silently, install })).toEqual({ path: folder.firefox });
  expect(names).toEqual(['firefox-esr']);
});

test.runIf(process.platform === 'linux')('a machine that cannot have one is told what to do', async () => {
  using _ = emptyPath();
  const sentence = 'there is no Firefox on this machine: install one, or name one in FIREFOX_PATH';
  expect(await findFirefox({ ...silently, install: null })).toEqual({ missing: sentence });
  const install = () => Promise.reject(new Error('Unable to locate package firefox-esr'));
  expect(await findFirefox({ ...silently, install })).toEqual({
    missing: `${sentence}; apt-get could not install one`,
  });
});

test.each([
  ['linux', { PATH: '/usr/bin:/opt/bin' }, '/opt/bin/firefox'],
  ['darwin', {}, '/Applications/Firefox.app/Contents/MacOS/firefox'],
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, 'firefox.exe'],
] as const)('the usual paths on %s', (platform, environment, place) => {
  expect(usualPaths(platform, environment).some((path) => path.endsWith(place))).toBe(true);
});

test('a Firefox in a snap is left alone', () => {
  expect(usualPaths('linux', { PATH: '/snap/bin' })).toEqual([]);
});
