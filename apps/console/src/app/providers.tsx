import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { UnreachableError } from '../shared/bff/errors.ts';

/** Only a request without a response is retried: a refusal would be the same again. */
const retryOnce = (failures: number, error: unknown) => failures < 1 && error instanceof UnreachableError;

const queryClient = new QueryClient({
  defaultOptions: {
    // "always": being offline is reported at once, where the default would wait in silence.
    queries: { networkMode: 'always', retry: retryOnce, retryDelay: 1000, refetchOnWindowFocus: false },
    // Nothing of a finished mutation is kept: its variables are passwords and codes.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});

export const Providers = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);
