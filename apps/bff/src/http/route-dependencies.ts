import type { UseCases } from '../composition-root.ts';
import type { Cookies } from './cookies.ts';

/** What routes are given. */
export interface RouteDependencies {
  cookies: Cookies;
  emailIsAFactor: boolean;
  trustedProxyHops: number;
  useCases: UseCases;
}
