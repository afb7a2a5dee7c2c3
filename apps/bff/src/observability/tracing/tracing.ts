/** Words and numbers of ours, never what a person sent (SEC-88). */
export type SpanFacts = Record<string, string | number>;

export interface Span {
  name: string;
  kind: 'server' | 'client' | 'internal';
  facts?: SpanFacts;
  /** A `traceparent` header, where the span continues what somebody else began. */
  parent?: string | undefined;
}

export interface OpenSpan {
  say(facts: SpanFacts): void;
  fail(): void;
}

export interface Tracing {
  /** Runs `work` in a span, below the one under way. What it throws marks the span by its kind and goes on. */
  span<Result>(span: Span, work: (open: OpenSpan) => Promise<Result>): Promise<Result>;
  /** Sends what is left, within a time limit. */
  close(): Promise<void>;
}

/** An object whose methods all answer with promises. */
export type Traceable<Port> = { [Method in keyof Port]: (...given: never[]) => Promise<unknown> };

type AsyncMethods = Record<string, (...given: never[]) => Promise<unknown>>;

/** The same port with each of its calls in a span of the port's name and the method's: nothing of what is passed is told. */
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
