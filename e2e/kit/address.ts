/** The addresses of the running system, passed from the global set-up to the workers in environment variables. */
const variables = {
  consoleOrigin: 'E2E_CONSOLE_ORIGIN',
  inboxUrl: 'E2E_INBOX_URL',
  webhookUrl: 'E2E_WEBHOOK_URL',
  webhookSecret: 'E2E_WEBHOOK_SECRET',
  takenAccounts: 'E2E_TAKEN_ACCOUNTS',
  ledger: 'E2E_LEDGER',
} as const;

export type SystemAddress = Record<keyof typeof variables, string>;

const names = Object.entries(variables) as [keyof SystemAddress, string][];

export function announce(address: SystemAddress): void {
  for (const [name, variable] of names) process.env[variable] = address[name];
}

export const systemAddress = (): SystemAddress =>
  Object.fromEntries(
    names.map(([name, variable]) => {
      const value = process.env[variable];
      if (!value) throw new Error(`${variable} is not set: the system was not started.`);
      return [name, value];
    }),
  ) as SystemAddress;
