import { type ComponentType, use } from 'react';
import { lazyPart } from './lazy-part.ts';

/** As React's `lazy`, which would give up at the first failure and keep that for ever. */
export function lazyComponent<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const part = lazyPart(load);
  const Component = (props: Props) => {
    const { default: Loaded } = use(part.drawn());
    return <Loaded {...props} />;
  };
  return { Component, fetch: part.fetch };
}
