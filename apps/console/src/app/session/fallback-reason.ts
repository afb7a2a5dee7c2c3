import type { SessionAnswer } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';

export type FallbackReason = 'email' | 'recovery';

/** Where the banner leads, it has nothing more to say. */
const beyond: readonly string[] = [paths.move, paths.deactivation];

/** Proofs of a factor that is there and works. */
const primary = ['otp', 'hwk', 'swk'] as const;

/**
 * What a session came in with in place of the authenticator, as long as there is one to be replaced; `unknown` until that
 * was read. Pages wait for it: a banner that came later would move them.
 */
export function useFallbackReason(amr: SessionAnswer['session']['amr']): FallbackReason | 'none' | 'unknown' {
  const { pathname } = useLocation();
  const reason = primary.some((method) => amr.includes(method))
    ? undefined
    : (['recovery', 'email'] as const).find((way) => amr.includes(way));
  const isAsked = reason !== undefined && !beyond.includes(pathname);
  const { data, isError } = useQuery({ ...twoFactorStatusQuery, enabled: isAsked });
  if (!isAsked || isError || data?.status === 'inactive') return 'none';
  return data ? reason : 'unknown';
}
