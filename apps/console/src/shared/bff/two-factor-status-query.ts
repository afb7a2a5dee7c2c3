import { twoFactorStatus } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

export const twoFactorStatusQuery = queryOptions({
  queryKey: ['two-factor'],
  queryFn: ({ signal }) => read('/api/two-factor', twoFactorStatus, signal),
  // Another device may have changed it in the meantime.
  refetchOnWindowFocus: true,
});
