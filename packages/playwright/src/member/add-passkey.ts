import { expect } from '@playwright/test';
import { find } from './console.ts';
import { pressThrough, type StepUpPlace } from './step-up.ts';

/** Names a passkey and has the browser make it. @returns what it is called */
export async function addPasskey(place: StepUpPlace, name?: string): Promise<string> {
  const { page, console } = place;
  await page.goto(console.paths.twoFactor);
  const field = find(page, console, 'passkeyName');
  await pressThrough(place, find(page, console, 'addPasskey'), field);
  if (name !== undefined) await field.fill(name);
  const called = await field.inputValue();
  await find(page, console, 'continue').click();
  await expect(field, 'a passkey should be made').toBeHidden();
  await expect(page.getByText(called, { exact: true }), 'the passkey should be listed').toBeVisible();
  return called;
}
