import type { Span, Tracing } from './tracing.ts';

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
