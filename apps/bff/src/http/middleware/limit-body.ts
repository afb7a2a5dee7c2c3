import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

const MAX_BODY_BYTES = 16 * 1024;
/** Events quote the subject and every recipient of a mail, and what the mailbox answered. */
const MAX_EVENT_BYTES = 64 * 1024;

const counting = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problemResponse(c, 'too_large') });
const countBytes = counting(MAX_BODY_BYTES);
const countEventBytes = counting(MAX_EVENT_BYTES);

const eventPaths = new Set<string>(
  endpoints.filter(({ caller }: Endpoint) => caller === 'mail-provider').map(({ path }) => path),
);
const isEvent = (c: Context) => eventPaths.has(c.req.path);

/**
 * Node enforces Content-Length, so most bodies are judged by that header. Hono's own limit opens every body as a stream
 * before it looks at a header, which costs memory and time (decisions/002).
 */
export const limitBody = createMiddleware(async function limitBody(c, next) {
  const length = c.req.header('Content-Length');
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined)
    return isEvent(c) ? countEventBytes(c, next) : countBytes(c, next);
  return Number(length) > (isEvent(c) ? MAX_EVENT_BYTES : MAX_BODY_BYTES) ? problemResponse(c, 'too_large') : next();
});
