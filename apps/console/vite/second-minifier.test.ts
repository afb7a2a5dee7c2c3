import type { Plugin } from 'vite';
import { expect, test } from 'vitest';
import { isChunk } from './built-files.ts';
import { secondMinifier } from './second-minifier.ts';
import { buildMiniature } from './testing/miniature-console.ts';

/** A function with one caller, which Oxc leaves where it is. */
const page = `
  function told(name) { const list = document.createElement('ul'); list.append(name); return list; }
  export default () => { window.before = 1; window.list = told(window.name); window.after = 2; };`;

const nothing: Plugin = { name: 'nothing' };

async function builtWith(plugin: Plugin) {
  const chunks = (await buildMiniature(plugin, { 'src/verify-page.ts': page })).filter(isChunk);
  return {
    names: chunks.map(({ fileName }) => fileName),
    bytes: chunks.reduce((sum, { code }) => sum + code.length, 0),
    code: chunks.map(({ code }) => code).join('\n'),
  };
}

test('what it writes is smaller, and has other names than without it', async () => {
  const [once, twice] = await Promise.all([builtWith(nothing), builtWith(secondMinifier())]);
  expect(twice.bytes).toBeLessThan(once.bytes);
  expect(once.names.length).toBeGreaterThan(5);
  expect(once.names.filter((name) => twice.names.includes(name))).toEqual([]);
});

test('what it writes says the same to the rest of the build', async () => {
  const { code } = await builtWith(secondMinifier());
  expect(code).toMatch(/import\(["'`]\.\/verify-page-[\w-]{8}\.js["'`]\)/);
});
