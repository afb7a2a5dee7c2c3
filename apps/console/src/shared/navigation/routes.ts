import type { ReactNode } from 'react';

export interface Route<Handle = unknown> {
  /** Of the whole address. None for a frame around its children; `*` for whatever no route before it has matched. */
  path?: string;
  element?: ReactNode;
  handle?: Handle;
  children?: readonly Route<Handle>[];
}

/** People type addresses in capitals, and with a slash at the end. */
export const normalized = (path: string): string => path.toLowerCase().replace(/\/+$/, '');

/** The route of an address, after the frames around it; empty where there is none. */
export function matchRoutes<Handle>(routes: readonly Route<Handle>[], pathname: string): Route<Handle>[] {
  for (const route of routes) {
    const below = matchRoutes(route.children ?? [], pathname);
    if (below.length > 0) return [route, ...below];
    const { path } = route;
    if (path === '*' || (path !== undefined && normalized(path) === normalized(pathname))) return [route];
  }
  return [];
}
