import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

/** `pnpm screens`: the walk through every screen, with a camera instead of checks. */
export default defineConfig(journeys, {
  testDir: './screens',
  testMatch: 'pictures.spec.ts',
  use: { trace: 'off' },
});
