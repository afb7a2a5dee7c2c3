import { expect, test } from 'vitest';
import { byteBudget } from './byte-budget.ts';
import { buildMiniature, noise } from './testing/miniature-console.ts';

const budget = [{ name: 'the code', visits: ['/sign-in/verify'], kilobytes: 20 }];
const build = (changes = {}) => buildMiniature(byteBudget(budget), changes);

test('a build within its budget passes', async () => {
  await expect(build({ 'src/verify-page.css': `.a { --b: ${noise(15_000)} }` })).resolves.toBeDefined();
});

test.each([
  ['the script that is fetched for the screen', { 'src/verify-page.ts': `export default '${noise(25_000)}'` }],
  ['its stylesheet', { 'src/verify-page.css': `.a { --b: ${noise(25_000)} }` }],
  ['the words of one language', { 'src/shared/words/zh-cn.ts': `export default '${noise(25_000)}'` }],
])('fails for %s', async (_, changes) => {
  await expect(build(changes)).rejects.toThrow(/the code needs 2\d\.\d kB in .*, 20 kB were agreed/);
});

test('does not count what another screen is made of', async () => {
  await expect(build({ 'src/home-page.ts': `export default '${noise(25_000)}'` })).resolves.toBeDefined();
});
