import { createMiddleware } from 'hono/factory';

/** Responses of the API are never cached (SEC-79). */
export const noStore = createMiddleware(async function noStore(c, next) {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
});
