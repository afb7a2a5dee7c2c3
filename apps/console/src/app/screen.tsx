import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { Lazy } from '../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../shared/loading/lazy-part.ts';

/** The screens that people usually go to from this one, and what triggers fetching them. */
export interface Prefetch {
  trigger: 'typing' | 'idle';
  paths: string[];
}

export interface ScreenHandle {
  fetch?: () => Promise<unknown>;
  prefetch?: Prefetch;
}

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is a file of its own, fetched when somebody goes there. */
export function screen(load: Load, prefetch?: Prefetch): { element: RouteObject['element']; handle: ScreenHandle } {
  const page = createLazyPart(load);
  return { element: <Lazy of={page} />, handle: { fetch: page.fetch, ...(prefetch && { prefetch }) } };
}

export const onTyping = (...paths: string[]): Prefetch => ({ trigger: 'typing', paths });
export const onIdle = (...paths: string[]): Prefetch => ({ trigger: 'idle', paths });
