import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './bootstrap/paths.mjs';
import { loadEnvFile } from './env-file.ts';
import { type Files, miniatureWorkspace } from './testing/miniature-workspace.ts';
import { UserError } from './user-error.ts';

/** The environment after such a file was read into it. */
function loaded(text: string | Uint8Array, environment: NodeJS.ProcessEnv = {}) {
  using folder = miniatureWorkspace({ '.env': text });
  loadEnvFile(join(folder.root, '.env'), environment);
  return environment;
}

test('it adds what the file sets', () => {
  const text =
    '# a comment\n\nPORT=3001 # another\nexport DATA_DIR = "a folder"\nLONG="two\nlines"\nMAIL_FROM=\'"A, B" <a@b.example>\'\n';
  expect(loaded(text)).toEqual({
    PORT: '3001',
    DATA_DIR: 'a folder',
    LONG: 'two\nlines',
    MAIL_FROM: '"A, B" <a@b.example>',
  });
});

test('a real variable wins, an empty one too', () => {
  expect(loaded('PORT=3001\nDATA_DIR=x\n', { PORT: '3002', DATA_DIR: '' })).toEqual({ PORT: '3002', DATA_DIR: '' });
});

test('a file need not be there', () => {
  using folder = miniatureWorkspace({});
  const environment = {};
  loadEnvFile(join(folder.root, '.env'), environment);
  expect(environment).toEqual({});
});

test.each([
  ['a byte order mark and lines of Windows', '\uFEFFPORT=3001\r\nDATA_DIR=x\r\n', { PORT: '3001', DATA_DIR: 'x' }],
  ['spaces instead of a value', 'DATABASE_URL=  \nPORT=3001', { DATABASE_URL: '', PORT: '3001' }],
])('%s are read', (_, text, environment) => {
  expect(loaded(text)).toEqual(environment);
});

describe('what cannot be read is one sentence, without a word of the file', () => {
  const SECRET = 're_1234567890';

  test.each([
    ['no setting', `PORT=1\n${SECRET}\n`, 2],
    ['a name with spaces', `RESEND API KEY=${SECRET}\n`, 1],
    ['a quote that does not end', `# first\nRESEND_API_KEY="${SECRET}\nPORT=3001\n`, 2],
    ['something after a quote', `\r\n\r\nMAIL_FROM="A, B" <${SECRET}@b.example>\r\n`, 3],
    ['a quote after spaces that does not end', `RESEND_API_KEY=  "${SECRET}`, 1],
  ])('%s', (_, text, line) => {
    expect(() => loaded(text)).toThrow(UserError);
    expect(() => loaded(text)).toThrow(new RegExp(`^Line ${line} of \\S+/\\.env is not NAME=value\\. [^\n]+$`));
    expect(() => loaded(text)).not.toThrow(SECRET);
  });

  test('text in another encoding', () => {
    const text = Buffer.from(`\uFEFFRESEND_API_KEY=${SECRET}`, 'utf16le');
    expect(() => loaded(text)).toThrow(/^\S+ is not UTF-8 text\. Save it as UTF-8\.$/);
  });

  test('a folder', () => {
    using folder = miniatureWorkspace({ '.env/file': '' });
    expect(() => loadEnvFile(join(folder.root, '.env'), {})).toThrow(/^\S+ cannot be read \(EISDIR\)\. [^\n]+$/);
  });
});

/** Runs a command of a workspace that has our tooling, and these files. */
function runIn(files: Files, name: string, environment: NodeJS.ProcessEnv = {}) {
  using folder = miniatureWorkspace(files);
  for (const path of ['package.json', 'packages/tooling/bin.mjs', 'packages/tooling/src']) {
    cpSync(join(root, path), join(folder.root, path), { recursive: true });
  }
  mkdirSync(join(folder.root, 'node_modules'));
  symlinkSync(join(root, 'packages/tooling/node_modules'), join(folder.root, 'packages/tooling/node_modules'));
  // What installs packages first is left out: there are none to install.
  const entry = name === 'serve' ? 'bin.mjs' : 'src/main.ts';
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder.root, 'packages/tooling', entry), name], {
    cwd: folder.root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}

const program = 'console.log(process.env.MAIL_FROM, process.env.DATA_DIR);';

test.each(['start', 'dev'])('%s reads it, and a real variable wins', (name) => {
  const { status, stderr } = runIn({ '.env': 'PORT=file\nINBOX_PORT=file' }, name, { PORT: '3001' });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^INBOX_PORT is "file"/) });
});

test.each([
  ['serve', 'main'],
  ['accounts', 'accounts'],
])('%s reads it, and a real variable wins', (name, built) => {
  const files = { '.env': 'MAIL_FROM=file\nDATA_DIR=file', [`apps/bff/dist/${built}.js`]: program };
  expect(runIn(files, name, { DATA_DIR: 'real' })).toEqual({ status: 0, stdout: 'file real\n', stderr: '' });
});

test.each(['start', 'serve'])('%s ends with the sentence where it cannot be read', (name) => {
  const { status, stderr } = runIn({ '.env': 're_secret', 'apps/bff/dist/main.js': program }, name);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Line 1 of \S+ is not NAME=value\. [^\n]+\n$/);
});
