import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { problemResponse } from '../problem-response.ts';

/** `application/json`, and UTF-8 where a charset is named at all (SEC-72). */
const JSON_TYPE = /^application\/json(?:\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i;

/** Parses the body with a schema of the contract; handlers read it from `c.var.body` (SEC-76). */
export const readBody = <Schema extends v.GenericSchema>(schema: Schema) =>
  createMiddleware<{ Variables: { body: v.InferOutput<Schema> } }>(async function readBody(c, next) {
    if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) return problemResponse(c, 'not_json');
    const parsed = v.safeParse(schema, jsonFrom(await c.req.text()));
    if (!parsed.success) return problemResponse(c, 'malformed');
    c.set('body', parsed.output);
    return next();
  });

/** Undefined, which no schema accepts, for invalid JSON and for arrays, which would pass as empty objects. */
export function jsonFrom(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return Array.isArray(body) ? undefined : body;
  } catch {
    return undefined;
  }
}
