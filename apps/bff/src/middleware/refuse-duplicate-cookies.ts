import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

/** Two cookies of one name mean that somebody planted one; which of them counts must not be a guess (SEC-62). */
export const refuseDuplicateCookies = (ours: readonly string[]) =>
  createMiddleware(async function refuseDuplicateCookies(c, next) {
    const sent = (c.req.header('Cookie') ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '');
    const isTwice = ours.some((name) => sent.indexOf(name) !== sent.lastIndexOf(name));
    if (isTwice) return problemResponse(c, 'malformed');
    return next();
  });
