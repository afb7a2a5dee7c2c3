import { styleText } from 'node:util';

/** Of every demo account, as the BFF seeds them. */
const DEMO_PASSWORD = 'try-the-second-factor';

export interface BannerFacts {
  readonly consoleUrl: string;
  readonly inboxUrl: string | undefined;
  readonly demoAccounts: readonly string[];
  readonly logPath: string | undefined;
}

const row = (label: string, value: string, note = '') =>
  `  ${label.padEnd(10)}${value}${note && `   ${styleText('dim', note)}`}`;

const link = (url: string) => styleText(['cyan', 'underline'], url);

export function banner({ consoleUrl, inboxUrl, demoAccounts, logPath }: BannerFacts): string {
  const [firstAccount, ...otherAccounts] = demoAccounts;
  return [
    '',
    `  ${styleText(['bold', 'green'], 'Countersign is running')}`,
    '',
    row('Console', link(consoleUrl)),
    ...(inboxUrl ? [row('Inbox', link(inboxUrl), 'every email lands here, none leaves this machine')] : []),
    ...(firstAccount
      ? [row('Email', firstAccount, otherAccounts.length > 0 ? `or ${otherAccounts.join(', ')}` : '')]
      : []),
    ...(firstAccount ? [row('Password', DEMO_PASSWORD)] : []),
    ...(logPath ? [row('Log', logPath)] : []),
    '',
    `  ${styleText('dim', 'Ctrl-C stops it.')}`,
    '',
  ].join('\n');
}
