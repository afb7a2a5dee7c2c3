import { randomBytes } from 'node:crypto';
import type { Keyring } from '@countersign/crypto';
import type { Environment } from '../../kit/child.ts';

const key = randomBytes(32);

/** Shared by all replicas of a test file. */
const secretKeys = `test:${key.toString('base64')}`;

/** What these replicas derive their keys from, for whoever does as they do. */
export const keyringOfReplicas: Keyring = [{ id: 'test', key }];

/** A development server on Postgres, which needs no data folder. */
export const onPostgres = (url: string): Environment => ({ DATABASE_URL: url, SECRET_KEYS: secretKeys });

/** What production requires besides the database and the keys. */
export const production: Environment = {
  NODE_ENV: 'production',
  CONSOLE_ORIGIN: 'https://console.example.com',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Countersign <security@example.com>',
  // No balancer has to notice that these replicas stop.
  DRAIN_SECONDS: '0',
};

/** Production settings over loopback, where TLS to Postgres is not required. */
export const inProduction = (databaseUrl: string): Environment => ({
  ...onPostgres(`${databaseUrl}?sslmode=disable`),
  ...production,
});
