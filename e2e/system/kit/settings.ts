import { randomBytes } from 'node:crypto';
import type { Environment } from '../../kit/child.ts';

/** The same for all replicas of one test file. */
const secretKeys = `test:${randomBytes(32).toString('base64')}`;

/** Outside production, on a Postgres: no folder is needed. */
export const onPostgres = (url: string): Environment => ({ DATABASE_URL: url, SECRET_KEYS: secretKeys });

/** What production asks for besides the database and the keys. */
export const production: Environment = {
  NODE_ENV: 'production',
  CONSOLE_ORIGIN: 'https://console.example.com',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Countersign <security@example.com>',
  // No balancer has to notice that these replicas stop.
  DRAIN_SECONDS: '0',
};

/** On this machine, where nobody listens in. */
export const inProduction = (databaseUrl: string): Environment => ({
  ...onPostgres(`${databaseUrl}?sslmode=disable`),
  ...production,
});
