import { UserError } from '../user-error.ts';

export interface Settings {
  readonly port: number;
  /** Undefined when mail goes to Resend, or to RESEND_BASE_URL. */
  readonly inboxPort: number | undefined;
  readonly dataDirectory: string;
  readonly isProduction: boolean;
  readonly demoAccounts: readonly string[];
}

function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name] || String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UserError(`${name} is "${text}", which is no port: it must be a whole number from 1 to 65535.`);
}

/** The settings that starting needs; the BFF reads and validates all others. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const isProduction = environment.NODE_ENV === 'production';
  const hasMailService = isProduction || Boolean(environment.RESEND_BASE_URL);
  const demoAccounts = (environment.DEMO_ACCOUNTS || 'demo@example.com').split(',').map((email) => email.trim());
  return {
    port: readPort(environment, 'PORT', 3000),
    inboxPort: hasMailService ? undefined : readPort(environment, 'INBOX_PORT', 4000),
    dataDirectory: environment.DATA_DIR || '.data',
    isProduction,
    demoAccounts: isProduction ? [] : demoAccounts.filter((email) => email !== ''),
  };
}
