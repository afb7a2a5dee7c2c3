import type { UseCases } from '../composition-root.ts';
import type { Cookies } from './cookies.ts';

/** What routes are given. */
export interface RouteDependencies {
  cookies: Cookies;
  emailIsAFactor: boolean;
  isSignUpOpen: boolean;
  trustedProxyHops: number;
  /** Whether the mail provider says what becomes of mails. */
  tracksDeliveries: boolean;
  useCases: UseCases;
}
