import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { commonPaths, findChromium, findHeadlessChromium } from './find-chromium.ts';
import { miniatureWorkspace } from './testing/miniature-workspace.ts';

afterEach(() => vi.unstubAllEnvs());

test('CHROMIUM_PATH comes first, and one that does not exist is refused rather than replaced', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(await findChromium()).toBe(process.execPath);
  vi.stubEnv('CHROMIUM_PATH', '/no/such/browser');
  await expect(findChromium()).rejects.toThrow('CHROMIUM_PATH names "/no/such/browser", which does not exist.');
});

test.runIf(process.platform === 'linux')('a stub that only prints how to install Chromium is skipped', async () => {
  using folder = miniatureWorkspace({
    'stub/chromium-browser': '#!/bin/sh\necho "Install the snap"\nexit 1\n',
    'real/google-chrome': '#!/bin/sh\necho "Chromium 1"\n',
  });
  for (const path of ['stub/chromium-browser', 'real/google-chrome']) chmodSync(join(folder.root, path), 0o755);
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', `${join(folder.root, 'stub')}:${join(folder.root, 'real')}`);
  expect(await findChromium()).toBe(join(folder.root, 'real/google-chrome'));
});

test.runIf(process.platform === 'linux')(
  'journeys take the headless shell, and Chromium where there is none',
  async () => {
    using folder = miniatureWorkspace({
      'whole/chromium': '#!/bin/sh\necho "Chromium 1"\n',
      'shell/chromium-headless-shell': '#!/bin/sh\necho "Chromium 1"\n',
    });
    const whole = join(folder.root, 'whole/chromium');
    const shell = join(folder.root, 'shell/chromium-headless-shell');
    for (const path of [whole, shell]) chmodSync(path, 0o755);
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', join(folder.root, 'whole'));
    expect(await findHeadlessChromium()).toBe(whole);
    vi.stubEnv('PATH', `${join(folder.root, 'whole')}:${join(folder.root, 'shell')}`);
    expect(await findHeadlessChromium()).toBe(shell);
    expect(await findChromium()).toBe(whole);
  },
);

test.each([
  ['linux', { PATH: '/usr/bin:/opt/bin' }, '/opt/bin/chromium'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, 'Google\\Chrome\\Application\\chrome.exe'],
] as const)('the common paths on %s', (platform, environment, place) => {
  expect(commonPaths(platform, environment).some((path) => path.endsWith(place))).toBe(true);
});
