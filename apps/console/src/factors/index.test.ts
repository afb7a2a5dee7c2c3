import { factors } from '@countersign/contract';
import { expect, test } from 'vitest';
import { paths } from '../shared/navigation/paths.ts';
import { en } from '../shared/words/en.ts';
import { factorRegistry, verifyPathFor, verifyRoutes } from './index.ts';

test('every factor has a verify screen of its own, below the sign-in', () => {
  const addresses = factors.map((factor) => factorRegistry[factor].path);
  expect(new Set(addresses).size).toBe(factors.length);
  expect(verifyRoutes.map(({ path }) => path).toSorted()).toEqual(addresses.toSorted());
  for (const address of addresses) expect(address.startsWith(`${paths.signIn}/`)).toBe(true);
});

test('no two factors are called or offered alike', () => {
  const said = factors.flatMap((factor) => [factorRegistry[factor].name(en), factorRegistry[factor].offer(en)]);
  expect(new Set(said).size).toBe(2 * factors.length);
});

test('the sign-in goes on to the first of the factors that it offers', () => {
  expect(verifyPathFor(['authenticator', 'email'])).toBe(paths.verify);
  expect(verifyPathFor(['email'])).toBe(paths.verifyByEmail);
});
