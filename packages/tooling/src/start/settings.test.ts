import { expect, test } from 'vitest';
import { UserError } from '../user-error.ts';
import { readSettings } from './settings.ts';

const defaults = {
  port: 3000,
  inboxPort: 4000,
  dataDirectory: '.data',
  isProduction: false,
  demoAccounts: ['demo@example.com'],
};

test.each([
  ['nothing set', {}, defaults],
  ['set to nothing', { PORT: '', INBOX_PORT: '', DATA_DIR: '', DEMO_ACCOUNTS: '', RESEND_BASE_URL: '' }, defaults],
  ['other ports', { PORT: '3001', INBOX_PORT: '4001' }, { ...defaults, port: 3001, inboxPort: 4001 }],
  ['a mail service of their own', { RESEND_BASE_URL: 'http://localhost:9' }, { ...defaults, inboxPort: undefined }],
  [
    'other demo accounts',
    { DEMO_ACCOUNTS: 'a@x.test, b@x.test' },
    { ...defaults, demoAccounts: ['a@x.test', 'b@x.test'] },
  ],
  [
    'production: no inbox and no demo',
    { NODE_ENV: 'production' },
    { ...defaults, isProduction: true, inboxPort: undefined, demoAccounts: [] },
  ],
])('%s', (_, environment, settings) => {
  expect(readSettings(environment)).toEqual(settings);
});

test.each(['0', '65536', '80.5', '-1', 'three', '0x50', ' 80'])('PORT=%j is a user error', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(UserError);
  expect(() => readSettings({ PORT })).toThrow(`PORT is "${PORT}"`);
});
