import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from '../shared/bff/errors.ts';

/** What the BFF refused stays refused; only a request that never arrived is worth a second try. */
const once = (failures: number, error: unknown) => failures < 1 && error instanceof UnreachableError;

export const queryClient = new QueryClient({
  defaultOptions: {
    // "always": offline is said at once, where the default would wait in silence.
    queries: { networkMode: 'always', retry: once, retryDelay: 1000, refetchOnWindowFocus: false },
    // Nothing of a finished mutation is kept: its variables are passwords and codes.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});
