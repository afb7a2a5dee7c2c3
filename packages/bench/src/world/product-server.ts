import { fileURLToPath } from 'node:url';
import { freePort } from '@countersign/tooling/free-port';
import { secretKeys } from './seal.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export const CONSOLE_ORIGIN = 'https://console.example.com';

export const productFolder = fileURLToPath(new URL('../../../../apps/bff/dist', import.meta.url));

/** What was built, as production runs it, but for mail: notices go to a port where nobody listens. */
export async function startProduct(
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const [port, mailPort] = [await freePort(), await freePort()];
  return startServer({
    entry: `${productFolder}/main.js`,
    port,
    paths: ['/api/health/live', '/api/health/ready'],
    environment: {
      NODE_ENV: 'production',
      CONSOLE_ORIGIN,
      DATABASE_URL: databaseUrl,
      SECRET_KEYS: secretKeys,
      RESEND_API_KEY: 're_bench',
      RESEND_BASE_URL: `https://127.0.0.1:${mailPort}`,
      MAIL_FROM: 'Countersign <security@example.com>',
      TRUSTED_PROXY_HOPS: '1',
      DRAIN_SECONDS: '0',
      ...more,
    },
  });
}
