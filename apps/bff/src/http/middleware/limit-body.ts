import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

const MAX_BODY_BYTES = 16 * 1024;

const countBytes = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => problemResponse(c, 'too_large') });

/**
 * Node enforces Content-Length, so most bodies are judged by that header. Hono's own limit opens every body as a stream
 * before it looks at a header, which costs memory and time (decisions/002).
 */
export const limitBody = createMiddleware(async function limitBody(c, next) {
  const length = c.req.header('Content-Length');
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return countBytes(c, next);
  return Number(length) > MAX_BODY_BYTES ? problemResponse(c, 'too_large') : next();
});
