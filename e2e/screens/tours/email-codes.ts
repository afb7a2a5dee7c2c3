import { newPasskey } from '@countersign/playwright';
import { expect } from '@playwright/test';
import { addPasskeyDirectly } from '../../kit/fixtures/with-passkey.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, enterPassword, link, signInTo, type Walk } from '../walk.ts';

const SETTINGS = '/settings/two-factor';

const switchOff = (walk: Walk) => button(walk, walk.words.passkeys.emailCodes.switchOff);
const confirm = ({ page, words }: Walk) =>
  page.getByRole('dialog').getByRole('button', { name: words.passkeys.emailCodes.switchOff });

const accepted: Screen = {
  name: 'email-codes-accepted',
  go: ({ page }) => page.goto(SETTINGS),
  shows: switchOff,
  survivesReload: true,
};

const warning: Screen = {
  name: 'email-codes-warning',
  go: (walk) => switchOff(walk).click(),
  shows: confirm,
  mainAction: confirm,
};

const off: Screen = {
  name: 'email-codes-off',
  go: (walk) => confirm(walk).click(),
  shows: ({ page, words }) => page.getByText(words.passkeys.emailCodes.hasSwitchedOff),
};

const verify: Screen = {
  name: 'verify-without-email',
  async go(walk) {
    await walk.page.context().clearCookies();
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: (walk) => button(walk, walk.words.verify.usePasskey),
  survivesReload: true,
};

/** With a session that the passkey has opened. */
const sessions: Screen = {
  name: 'sessions-by-passkey',
  async go(walk) {
    const { page, words } = walk;
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await enterPassword(walk);
    await button(walk, words.verify.usePasskey).click();
    await page.waitForURL('/');
    await page.goto('/settings/sessions');
  },
  shows: ({ page, words }) => page.getByText(words.sessionsPage.open.factors.hwk),
  survivesReload: true,
};

const activity: Screen = {
  name: 'activity-of-passkeys',
  go: ({ page }) => page.goto('/settings/activity'),
  shows: ({ page, words }) => page.getByText(words.activityPage.sentences['passkey-added']).first(),
  survivesReload: true,
};

const on: Screen = {
  name: 'email-codes-on-again',
  async go(walk) {
    await walk.page.goto('/settings/two-factor');
    await button(walk, walk.words.passkeys.emailCodes.switchOn).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.emailCodes.hasSwitchedOn),
};

async function haveBoth(walk: Walk): Promise<void> {
  await newPasskey(walk.page);
  await activateByPhone(walk);
  await signInTo(walk, '/help/two-factor-authentication');
  await addPasskeyDirectly(walk.page, 'Laptop');
}

export const emailCodes: Tour = {
  name: 'codes by email beside a passkey',
  before: haveBoth,
  screens: [accepted, warning, off, sessions, activity, on],
};

export const withoutEmailCodes: Tour = {
  name: 'a sign-in without codes by email',
  async before(walk) {
    await haveBoth(walk);
    for (const screen of [accepted, warning, off]) {
      await screen.go(walk);
      await expect(screen.shows(walk)).toBeVisible();
    }
  },
  screens: [verify],
};

/** Recovery codes were shown, and nobody typed one back. */
const needsCodes: Screen = {
  name: 'email-codes-without-recovery-codes',
  async go(walk) {
    await signInTo(walk, '/help/two-factor-authentication');
    const device = await newPasskey(walk.page);
    await addPasskeyDirectly(walk.page, 'Laptop');
    await device.ignore();
    await walk.page.goto(SETTINGS);
    await button(walk, walk.words.recovery.recoveryCodes.make).click();
    await button(walk, walk.words.recovery.saveCodes.later).click();
  },
  shows: (walk) => link(walk, walk.words.passkeys.emailCodes.toCodes),
  survivesReload: true,
};

export const emailCodesWithoutRecoveryCodes: Tour = {
  name: 'codes by email where no recovery codes are saved',
  before: activateByPhone,
  screens: [needsCodes],
};
