import { expect, type Locator, type Page } from '@playwright/test';
import { type ConsoleDescription, find } from './console.ts';

export interface StepUpPlace {
  page: Page;
  password: string;
  console: ConsoleDescription;
}

export async function confirmPassword({ page, password, console }: StepUpPlace): Promise<void> {
  const dialog = find(page, console, 'stepUp');
  await expect(dialog, 'the password should be asked for').toBeVisible();
  await find(page, console, 'password').last().fill(password);
  await find(page, console, 'confirm').click();
  await expect(dialog, 'the password should be accepted').toBeHidden();
}

/** Presses a button and answers the question for the password, where there is one on the way to what comes next. */
export async function pressThrough(place: StepUpPlace, button: Locator, next: Locator): Promise<void> {
  await button.click();
  const dialog = find(place.page, place.console, 'stepUp');
  await expect(dialog.or(next).first()).toBeVisible();
  if (await dialog.isVisible()) await confirmPassword(place);
  await expect(next).toBeVisible();
}
