import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { newPasskey } from './passkey.ts';

/** As much of a page as tells which browser it is in. */
const pageIn = (name: string) =>
  ({
    once: () => {},
    context: () => ({ on: () => {}, pages: () => [], browser: () => ({ browserType: () => ({ name: () => name }) }) }),
  }) as unknown as Page;

test.each(['firefox', 'webkit'])('in %s, which has no virtual authenticator, it says so', async (name) => {
  await expect(newPasskey(pageIn(name))).rejects.toThrow(
    `Passkeys are for tests in Chromium: ${name} has no virtual authenticator.`,
  );
});
