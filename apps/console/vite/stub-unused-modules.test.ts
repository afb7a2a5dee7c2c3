import { expect, test } from 'vitest';
import { stubUnusedModules } from './stub-unused-modules.ts';
import { buildMiniature } from './testing/miniature-console.ts';

const heavy = { 'src/verify-page.ts': "export const Heavy = () => 'many bytes'; window.drawn = Heavy;" };

async function scriptsWithout(path: string): Promise<string> {
  const output = await buildMiniature(stubUnusedModules({ [path]: ['Heavy'] }), heavy);
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

test('what never runs is not in the build', async () => {
  expect(await scriptsWithout('/src/verify-page.ts')).not.toContain('many bytes');
});

test('a module that is nowhere to be left out fails the build', async () => {
  await expect(scriptsWithout('/src/moved-page.ts')).rejects.toThrow('/src/moved-page.ts');
});
