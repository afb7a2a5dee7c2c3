import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { scratchFolder } from '@countersign/database/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { consoleFiles } from './console-files.ts';
import { NoConsole } from './console-pages.ts';

const scratch = scratchFolder();
const parent = scratch.path;
const folder = join(parent, 'dist');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(parent, 'secret.txt'), 'outside');
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><html lang="en"><head><title>%PLATFORM_NAME%</title><meta name="platform-logo" content="%PLATFORM_LOGO%" /><meta name="console-paths" content="%CONSOLE_PATHS%" /><meta name="sign-up" content="%SIGN_UP%" /><script src="/assets/entry.js"></script></head>',
);
const languages = { en: ['assets/en.js'], 'zh-CN': ['assets/zh-cn.js'] };
const signIn = ['assets/entry.js', 'assets/sign-in.js', 'assets/sign-in.css'];
const screens = { '/sign-in': { en: [...signIn, ...languages.en], 'zh-CN': [...signIn, ...languages['zh-CN']] } };
writeFileSync(join(folder, 'announced.json'), JSON.stringify({ screens, languages }));
writeFileSync(join(folder, 'robots.txt'), 'plain');
writeFileSync(join(folder, 'assets', 'app-abc123.js'), 'plain script');
writeFileSync(join(folder, 'assets', 'app-abc123.js.br'), 'compressed script');
const pages = await consoleFiles(folder, {
  platformName: 'Tom & <Jerry> "$& Platform"',
  consoleOrigin: 'https://console.example.com',
  consolePaths: ['/docs', '/console'],
  isSignUpOpen: true,
  platformLogo: {
    path: '/assets/platform-logo-a1b2c3d4.svg',
    mediaType: 'image/svg+xml',
    bytes: new TextEncoder().encode('<svg/>'),
  },
});
afterAll(() => scratch[Symbol.dispose]());

const TITLE = '<title>Tom &amp; &lt;Jerry&gt; &quot;$&amp; Platform&quot;</title>';

describe('every address that a person may have opened is the page, with the platform’s name in it as text', () => {
  test.each(['/', '/index.html', '/sign-in', '/settings/two-factor/activate', '/no/such/screen'])(
    '%s',
    async (path) => {
      const response = await pages.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
      expect(await response.text()).toContain(TITLE);
    },
  );

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('compressed with %s for whoever takes it', async (encoding, decompress) => {
    const response = await pages.request('/', { headers: { 'Accept-Encoding': encoding } });
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect(decompress(await response.bytes()).toString()).toContain(TITLE);
  });
});

test('the page names the platform’s logo, which is kept for ever, and the paths of other servers', async () => {
  const page = await (await pages.request('/')).text();
  expect(page).toContain('<meta name="platform-logo" content="/assets/platform-logo-a1b2c3d4.svg" />');
  expect(page).toContain('<meta name="console-paths" content="/docs,/console" />');
  const logo = await pages.request('/assets/platform-logo-a1b2c3d4.svg');
  expect(await logo.text()).toBe('<svg/>');
  expect(logo.headers.get('Content-Type')).toBe('image/svg+xml');
  expect(logo.headers.get('Cache-Control')).toContain('immutable');
  expect((await pages.request('/assets/platform-logo-00000000.svg')).status).toBe(404);
});

describe('the page says which language it is in', () => {
  const languageOf = async (headers: Record<string, string>) =>
    /<html lang="([^"]*)">/.exec(await (await pages.request('/', { headers })).text())?.[1];

  test.each([
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en;q=0.5,zh-Hans;q=0.9', 'zh-CN'],
    ['de,fr;q=0.9', 'en'],
    ['zh-CN;q=0, en', 'en'],
    ['*', 'en'],
    [';;q=,"', 'en'],
  ])('for a browser that asks for %s', async (wanted, expected) => {
    expect(await languageOf({ 'Accept-Language': wanted })).toBe(expected);
  });

  test('for a browser that asks for none', async () => expect(await languageOf({})).toBe('en'));

  test.each([
    ['zh-CN', 'zh-CN'],
    ['en', 'en'],
    ['"><script>', 'zh-CN'],
  ])('a choice of %s goes before what the browser asks for, if it is one of ours', async (chosen, expected) => {
    const headers = { Cookie: `language=${encodeURIComponent(chosen)}`, 'Accept-Language': 'zh' };
    expect(await languageOf(headers)).toBe(expected);
  });

  test('and caches are told what it depends on', async () => {
    const vary = (await pages.request('/')).headers.get('Vary');
    expect(vary).toBe('Accept-Encoding, Accept-Language, Cookie');
  });
});

describe('the head of the page names what the screen and its language need, once', () => {
  const filesNamedAt = async (path: string, language: string) => {
    const text = await (await pages.request(path, { headers: { 'Accept-Language': language } })).text();
    return [...text.matchAll(/<(?:script|link rel="([^"]*)" crossorigin) (?:src|href)="\/assets\/([^"]*)"/g)].map(
      ([, kind = 'script', file]) => `${kind} ${file}`,
    );
  };
  const needed = ['script entry.js', 'modulepreload sign-in.js', 'stylesheet sign-in.css'];

  test.each([
    ['/sign-in', 'en', [...needed, 'modulepreload en.js']],
    ['/sign-in', 'zh-CN', [...needed, 'modulepreload zh-cn.js']],
    ['/sign-in?return=%2Fsettings', 'en', [...needed, 'modulepreload en.js']],
    ['/no/such/screen', 'en', ['script entry.js', 'modulepreload en.js']],
  ])('%s in %s', async (path, language, files) => {
    expect(await filesNamedAt(path, language)).toEqual(files);
  });
});

describe('files', () => {
  test('whose names carry a hash are kept for ever', async () => {
    const response = await pages.request('/assets/app-abc123.js');
    expect(await response.text()).toBe('plain script');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  test('are sent as the build has compressed them', async () => {
    const response = await pages.request('/assets/app-abc123.js', { headers: { 'Accept-Encoding': 'br' } });
    expect(response.headers.get('Content-Encoding')).toBe('br');
    expect(await response.text()).toBe('compressed script');
  });

  test('with other names are asked for again each time', async () => {
    expect((await pages.request('/robots.txt')).headers.get('Cache-Control')).toBe('no-cache');
  });

  test.each(['/assets/missing.js', '/assets/missing', '/missing.png', '/.env', '/index.html.map'])(
    '%s, which there is not → 404 and no page, and no cache keeps that from whoever another replica could serve',
    async (path) => {
      const response = await pages.request(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    },
  );

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
  ])('%s, which is outside → not sent', async (path) => {
    expect(await (await pages.request(path)).text()).not.toContain('outside');
  });
});

test('a console that was not built is said in a sentence', async () => {
  await expect(
    consoleFiles(join(parent, 'nowhere'), {
      platformName: 'x',
      consoleOrigin: 'https://x.example',
      consolePaths: [],
      isSignUpOpen: false,
      platformLogo: null,
    }),
  ).rejects.toThrow(NoConsole);
});

test.each(['/sign-in', '/sign-in/docs'])(
  'a path of another server that is %s, one of the console’s own, is refused',
  async (path) => {
    const named = { platformName: 'x', consoleOrigin: 'https://x.example', isSignUpOpen: false, platformLogo: null };
    await expect(consoleFiles(folder, { ...named, consolePaths: ['/docs', path] })).rejects.toThrow(
      `CONSOLE_PATHS must not name ${path}: the console has pages of its own there.`,
    );
  },
);
