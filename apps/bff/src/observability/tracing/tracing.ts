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
