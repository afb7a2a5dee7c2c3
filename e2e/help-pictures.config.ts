import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

/** `pnpm help:pictures`: not a test, but it goes the ways of the journeys through the same system. */
export default defineConfig(journeys, {
  testDir: './help-pictures',
  testMatch: '*.pictures.ts',
  workers: 1,
  timeout: 60_000,
});
