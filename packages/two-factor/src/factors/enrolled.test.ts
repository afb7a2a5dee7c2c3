import { expect, test } from 'vitest';
import { factorNames } from '../vocabulary.ts';
import { isActive, offeredFactors } from './enrolled.ts';

test('two-factor authentication is active by a primary factor, and not by a fallback', () => {
  expect(isActive([])).toBe(false);
  expect(isActive(['email'])).toBe(false);
  expect(isActive(['authenticator'])).toBe(true);
  expect(isActive(factorNames)).toBe(true);
});

test('a factor is offered where the account is enrolled in it; email needs no enrolment but the operator’s leave', () => {
  expect(offeredFactors(['authenticator'], true)).toEqual(['authenticator', 'email']);
  expect(offeredFactors(['authenticator'], false)).toEqual(['authenticator']);
  expect(offeredFactors([], true)).toEqual(['email']);
  expect(offeredFactors([], false)).toEqual([]);
  expect(offeredFactors(['email'], false)).toEqual([]);
});
