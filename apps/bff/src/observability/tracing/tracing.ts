/** Our own words and numbers, never anything that a person sent (SEC-88). */
export type SpanFacts = Record<string, string | number>;

export interface Span {
  name: string;
  kind: 'server' | 'client' | 'internal';
  facts?: SpanFacts;
  /** A `traceparent` header, for a span that continues a remote trace. */
  parent?: string | undefined;
}

export interface OpenSpan {
  say(facts: SpanFacts): void;
  fail(): void;
}

export interface Tracing {
  /** Runs `work` in a child span of the current one. Errors mark the span and are rethrown. */
  span<Result>(span: Span, work: (open: OpenSpan) => Promise<Result>): Promise<Result>;
  /** Flushes pending spans, within a time limit. */
  close(): Promise<void>;
}

/** An object whose methods are all asynchronous. */
export type Traceable<Port> = { [Method in keyof Port]: (...given: never[]) => Promise<unknown> };

type AsyncMethods = Record<string, (...given: never[]) => Promise<unknown>>;

/** Wraps a port so that each call is a span named after port and method; arguments are not recorded. */
export function traced<Port extends Traceable<Port>>(
  tracing: Tracing | null,
  { name, ...span }: Span,
  port: Port,
): Port {
  if (!tracing) return port;
  const calls = Object.entries(port as AsyncMethods).map(([method, call]) => [
    method,
    (...given: never[]) => tracing.span({ ...span, name: `${name}.${method}` }, () => call(...given)),
  ]);
  return Object.fromEntries(calls) as Port;
}
