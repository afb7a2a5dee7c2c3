import { type Factor, type TwoFactorStatus, twoFactorStatus } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import { TWO_FACTOR_STATUS } from './two-factor-status-key.ts';

export const twoFactorStatusQuery = queryOptions({
  queryKey: TWO_FACTOR_STATUS,
  queryFn: ({ signal }) => read('/api/two-factor', twoFactorStatus, signal),
  // Another device may have changed it in the meantime.
  refetchOnWindowFocus: true,
});

export const hasFactor = (status: TwoFactorStatus, factor: Factor): boolean =>
  status.status === 'active' && status.factors.includes(factor);
