import { type Factor, factors } from '@countersign/contract';
import type { RouteObject } from 'react-router';
import { authenticator } from './authenticator/index.ts';
import type { ConsoleFactor } from './console-factor.ts';
import { email } from './email/index.ts';

/** The one place that names every factor; all else derives from it. */
export const factorRegistry: Record<Factor, ConsoleFactor> = { authenticator, email };

/** The addresses of the verify screens. The page around them shows the form. */
export const verifyRoutes: RouteObject[] = Object.values(factorRegistry).map(({ path, form }) => ({
  path,
  element: null,
  handle: { fetch: form.fetch },
}));

/** Where a sign-in goes on after the password: to the first of the factors that it may choose from. */
export const verifyPathFor = ([first = factors[0]]: readonly Factor[]): string => factorRegistry[first].path;
