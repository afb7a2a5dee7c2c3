import { type ComponentType, use } from 'react';
import type { LazyPart } from './lazy-part.ts';

/** A component that is a file of its own, as its default export: a screen, a dialog, a form. */
export type LazyComponent<Props extends object> = LazyPart<{ default: ComponentType<Props> }>;

/** Renders it once it is fetched. Like React's `lazy`, which gives up at the first failure and keeps it for ever. */
export function Lazy<Props extends object>({ of, ...props }: Props & { of: LazyComponent<Props> }) {
  const { default: Loaded } = use(of.forRender());
  return <Loaded {...(props as unknown as Props)} />;
}
