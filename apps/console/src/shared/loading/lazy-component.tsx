import { type ComponentType, use } from 'react';
import { createLazyPart } from './lazy-part.ts';

/** Like React's `lazy`, which gives up at the first failure and keeps it for ever. */
export function createLazyComponent<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const part = createLazyPart(load);
  const Component = (props: Props) => {
    const { default: Loaded } = use(part.forRender());
    return <Loaded {...props} />;
  };
  return { Component, fetch: part.fetch };
}
