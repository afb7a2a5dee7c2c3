import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

/** Signing out always works: each of the cookies ends its session. */
const isSignOut = (c: Context) => c.req.method === 'DELETE' && c.req.path === '/api/session';

/** Two cookies of one name mean that one was planted, and nothing tells which of them is ours (SEC-62). */
export const refuseDuplicateCookies = (ours: readonly string[]) =>
  createMiddleware(async function refuseDuplicateCookies(c, next) {
    const sent = (c.req.header('Cookie') ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '');
    const cookie = ours.find((name) => sent.indexOf(name) !== sent.lastIndexOf(name));
    if (cookie !== undefined && !isSignOut(c)) return problemResponse(c, 'duplicate_cookie', { cookie });
    return next();
  });
