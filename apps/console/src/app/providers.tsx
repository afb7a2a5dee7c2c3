import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { colorSchemeManager } from '../shared/ui/color-scheme.ts';
import { theme } from '../shared/ui/theme.ts';
import { queryClient } from './query-client.ts';

/** Mantine writes no style element: its variables and global classes are in our CSS files (see `vite/`). */
export const Providers = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  </QueryClientProvider>
);
