import { expect, test } from 'vitest';
import { pureSchemas } from './pure-schemas.ts';
import { buildMiniature } from './testing/miniature-console.ts';

const valibot = `
  const made = (kind) => (window.made = kind);
  export const object = () => made('an object'), string = () => made('a string'), regex = () => made('a pattern');`;

const schemas = `
  import * as v from './valibot.ts';
  const code = v.regex(new RegExp(String(window.pattern)));
  export const request = v.object({ code });
  export const answer = v.string();`;

async function scriptsWith(path: string): Promise<string> {
  const output = await buildMiniature(pureSchemas(), {
    [path]: schemas,
    [path.replace('schemas', 'valibot')]: valibot,
    'src/verify-page.ts': `import { answer } from '../${path}'; window.read = answer; export default null;`,
  });
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

test('of the contract the schemas that the console reads are in the build, and no others', async () => {
  const scripts = await scriptsWith('packages/contract/src/schemas.ts');
  expect(scripts).toContain('a string');
  expect(scripts).not.toMatch(/an object|a pattern|RegExp/);
});

test('other modules stay as they are', async () => {
  expect(await scriptsWith('src/schemas.ts')).toContain('an object');
});
