import { createMiddleware } from 'hono/factory';

const everywhere = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
} as const;

const onPages = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The console creates no Trusted Types policy, so an injected script cannot create one either.
    "trusted-types 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
} as const;

const onAnythingElse = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" } as const;

/** For responses that are not pages of the console. */
export const headersOfAnythingElse = { ...everywhere, ...onAnythingElse };

/** SEC-77 and SEC-78, on every answer whatever its status. */
export const securityHeaders = createMiddleware(async function securityHeaders(c, next) {
  await next();
  const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  for (const [name, value] of Object.entries(isPage ? { ...everywhere, ...onPages } : headersOfAnythingElse)) {
    c.res.headers.set(name, value);
  }
});
