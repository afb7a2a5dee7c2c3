import { Refusal } from '../refusal.ts';

export interface Settings {
  readonly port: number;
  /** Undefined where mail goes to Resend, or to whatever RESEND_BASE_URL names. */
  readonly inboxPort: number | undefined;
  readonly dataDirectory: string;
  readonly isProduction: boolean;
  readonly demoAccounts: readonly string[];
}

function portFrom(environment: NodeJS.ProcessEnv, name: string, usual: number): number {
  const text = environment[name] || String(usual);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`${name} is "${text}", which is no port: it must be a whole number from 1 to 65535.`);
}

/** What starting needs to know; all other variables are the BFF's to read and to judge. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const isProduction = environment.NODE_ENV === 'production';
  const hasMailService = isProduction || Boolean(environment.RESEND_BASE_URL);
  const demoAccounts = (environment.DEMO_ACCOUNTS || 'demo@example.com').split(',').map((email) => email.trim());
  return {
    port: portFrom(environment, 'PORT', 3000),
    inboxPort: hasMailService ? undefined : portFrom(environment, 'INBOX_PORT', 4000),
    dataDirectory: environment.DATA_DIR || '.data',
    isProduction,
    demoAccounts: isProduction ? [] : demoAccounts.filter((email) => email !== ''),
  };
}
