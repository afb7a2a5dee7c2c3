import type { Factor } from '@countersign/contract';
import type { RouteObject } from 'react-router';
import { authenticator } from './authenticator/index.ts';
import type { ConsoleFactor } from './console-factor.ts';
import { email } from './email/index.ts';
import { passkey } from './passkey/index.ts';
import { recoveryCode } from './recovery-code/index.ts';

/** The one place that names every factor; all else derives from it. */
export const factorRegistry: Record<Factor, ConsoleFactor> = {
  passkey,
  authenticator,
  email,
  'recovery-code': recoveryCode,
};

/** What most accounts sign in with: its screen is fetched while the password is typed. */
export const usualFactor: Factor = 'authenticator';

/** The addresses of the verify screens. The page around them shows the form. */
export const verifyRoutes: RouteObject[] = Object.values(factorRegistry).map(({ path, form }) => ({
  path,
  element: null,
  handle: { fetch: form.fetch },
}));

/** Where a sign-in goes on after the password: to the first of the factors that it may choose from. */
export const verifyPathFor = ([first]: readonly Factor[]): string => factorRegistry[first ?? usualFactor].path;
