import { expect, test } from 'vitest';
import { importHelper } from './import-helper.ts';
import { buildMiniature } from './testing/miniature-console.ts';

const helper = '/src/import.ts';
const ours = { 'src/import.ts': "export const importWithFiles = (load, files) => load('ours', files);" };

test('imports go by our function, with the files of each', async () => {
  const output = await buildMiniature(importHelper(helper), ours);
  const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
  expect(code).toMatch(/["'`]ours["'`]/);
  expect(code).toMatch(/["']assets\/home-page-[\w-]+\.css["']/);
  expect(code).not.toContain('vite:preloadError');
});

test('a build that asks for no such function fails', async () => {
  const withoutImports = { 'src/app/router.tsx': 'window.routes = [];' };
  await expect(buildMiniature(importHelper(helper), { ...ours, ...withoutImports })).rejects.toThrow('preload-helper');
});
