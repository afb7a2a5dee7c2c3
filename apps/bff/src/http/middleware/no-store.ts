import { createMiddleware } from 'hono/factory';

/** Nothing that the API says is kept by any cache (SEC-79). */
export const noStore = createMiddleware(async function noStore(c, next) {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
});
