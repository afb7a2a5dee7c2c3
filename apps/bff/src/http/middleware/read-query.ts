import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { problemResponse } from '../problem-response.ts';

/**
 * Parses the query with a schema of the contract; handlers read it from `c.var.query` (SEC-76). A parameter that is given
 * twice is refused, since either may have been meant.
 */
export const readQuery = <Schema extends v.GenericSchema>(schema: Schema) =>
  createMiddleware<{ Variables: { query: v.InferOutput<Schema> } }>(async function readQuery(c, next) {
    const given = Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]);
    const parsed = v.safeParse(schema, Object.fromEntries(given));
    if (!parsed.success) return problemResponse(c, 'malformed');
    c.set('query', parsed.output);
    return next();
  });
