import type { CountersignOptions } from '@countersign/playwright';
import { defineConfig, devices } from '@playwright/test';
import { robotState } from './tests/robot.js';

export default defineConfig<CountersignOptions>({
  testDir: './tests',
  fullyParallel: true,
  workers: 4,
  // Machines of CI are slow at times. What the kit waits for a code comes on top.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : 'list',
  use: {
    baseURL: process.env.CONSOLE_URL ?? 'http://localhost:3000',
    inboxUrl: process.env.INBOX_URL ?? 'http://localhost:4000',
    trace: 'retain-on-failure',
    // Another Chromium than Playwright's own.
    launchOptions: process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {},
  },
  projects: [
    { name: 'setup', testMatch: '*.setup.ts' },
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], storageState: robotState },
      dependencies: ['setup'],
    },
  ],
});
