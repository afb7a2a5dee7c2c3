import { factors } from '@countersign/contract';
import { expect, test } from 'vitest';
import { paths } from '../shared/navigation/paths.ts';
import { enScreens } from '../shared/words/testing/screen-words.ts';

import { factorRegistry, usualFactor, verifyPathFor, verifyRoutes } from './index.ts';
import { factorListings } from './listings.ts';

test('every factor has a verify screen of its own, below the sign-in', () => {
  const addresses = factors.map((factor) => factorRegistry[factor].path);
  expect(new Set(addresses).size).toBe(factors.length);
  expect(verifyRoutes.map(({ path }) => path).toSorted()).toEqual(addresses.toSorted());
  for (const address of addresses) expect(address.startsWith(`${paths.signIn}/`)).toBe(true);
});

test('no two factors are called or offered alike', () => {
  const said = factors.flatMap((factor) => [
    factorListings[factor].name(enScreens),
    factorRegistry[factor].offer(enScreens),
  ]);
  expect(new Set(said).size).toBe(2 * factors.length);
});

test('the sign-in goes on to the first of the factors that it offers', () => {
  expect(verifyPathFor(['passkey', 'authenticator', 'email'])).toBe(paths.verifyByPasskey);
  expect(verifyPathFor(['authenticator', 'email'])).toBe(paths.verify);
  expect(verifyPathFor(['email'])).toBe(paths.verifyByEmail);
});

test('whoever has no passkey is never led to the screen that asks for one', () => {
  expect(usualFactor).toBe('authenticator');
  expect(verifyPathFor([])).toBe(paths.verify);
  for (const factor of factors.filter((other) => other !== 'passkey'))
    expect(verifyPathFor([factor])).not.toBe(paths.verifyByPasskey);
});

test('below a passkey the code of the authenticator is asked for, and below nothing else', () => {
  expect(factors.flatMap((factor) => factorRegistry[factor].second ?? [])).toEqual(['authenticator']);
  expect(factorRegistry.passkey.second).toBe('authenticator');
});

test('the sign-in goes on to where it was going, except for a code that stood in for a lost phone', () => {
  expect(factors.filter((factor) => factorRegistry[factor].leadsTo !== undefined)).toEqual(['recovery-code']);
  expect(factorRegistry['recovery-code'].leadsTo).toBe(paths.move);
});
