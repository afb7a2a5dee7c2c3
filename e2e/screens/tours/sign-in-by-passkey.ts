import { newPasskey, type Passkey } from '@countersign/playwright';
import { changeAnswers } from '../../kit/fixtures/change-answers.ts';
import { activateByPasskeyDirectly, addPasskeyDirectly, waitShortlyFor } from '../../kit/fixtures/with-passkey.ts';
import type { Screen, Tour } from '../tour.ts';
import {
  activateByPhone,
  button,
  complaint,
  enterPassword,
  heading,
  link,
  readMail,
  recoveryCodeField,
  signInTo,
  type Walk,
} from '../walk.ts';

const use = (walk: Walk) => button(walk, walk.words.verify.usePasskey);

const devices = new WeakMap<Walk, Passkey>();
const deviceOf = (walk: Walk): Passkey => {
  const device = devices.get(walk);
  if (!device) throw new Error('There is no passkey yet.');
  return device;
};

/** A passkey beside the authenticator, and nobody signed in. */
async function addPasskey(walk: Walk): Promise<void> {
  const { page } = walk;
  devices.set(walk, await newPasskey(page));
  await activateByPhone(walk);
  await signInTo(walk, '/help/two-factor-authentication');
  await addPasskeyDirectly(page, 'Laptop');
  await page.context().clearCookies();
}

const idle: Screen = {
  name: 'verify-by-passkey',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: use,
  mainAction: use,
  survivesReload: true,
};

const cancelled: Screen = {
  name: 'verify-by-passkey-cancelled',
  async go(walk) {
    await deviceOf(walk).cancel();
    await use(walk).click();
  },
  shows: complaint,
  mainAction: use,
};

const refused: Screen = {
  name: 'verify-by-passkey-refused',
  async go(walk) {
    await deviceOf(walk).confirm();
    // Another question than the one that the server asked.
    await changeAnswers<{ options: object }>(
      walk.page,
      '**/api/sign-in/challenge/passkey',
      ({ options }) => ({ options: { ...options, challenge: 'A'.repeat(43) } }),
      { times: 1 },
    );
    await use(walk).click();
  },
  shows: (walk) => complaint(walk).filter({ hasNotText: walk.words.passkey.signFailures.cancelled }),
  mainAction: use,
};

const unsupported: Screen = {
  name: 'verify-by-passkey-unsupported',
  async go(walk) {
    await walk.page.goto('/sign-in/verify/passkey');
    await use(walk).waitFor();
    await walk.page.evaluate(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
    await use(walk).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.signFailures.unsupported),
  mainAction: use,
};

const waiting: Screen = {
  name: 'verify-by-passkey-waiting',
  async go(walk) {
    await deviceOf(walk).ignore();
    await walk.page.goto('/sign-in/verify/passkey');
    await use(walk).click();
  },
  shows: ({ page }) => page.locator('button[aria-disabled="true"]'),
};

const tooLate: Screen = {
  name: 'verify-by-passkey-too-late',
  async go(walk) {
    await deviceOf(walk).ignore();
    await waitShortlyFor(walk.page, '/api/sign-in/challenge/passkey');
    await walk.page.reload();
    await use(walk).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.signFailures.cancelled),
  mainAction: use,
};

const lostPhone: Screen = {
  name: 'lost-phone-with-passkey',
  go: (walk) => link(walk, walk.words.verify.lostPhone).click(),
  shows: (walk) => heading(walk, walk.words.verify.lostPhone),
  survivesReload: true,
};

const prove: Screen = {
  name: 'prove-a-factor-by-passkey',
  async go(walk) {
    const { page, words } = walk;
    await page.goto('/sign-in/verify/email');
    await button(walk, words.verifyByEmail.send).click();
    await readMail(walk);
    await page.getByLabel(words.verify.code, { exact: true }).fill(walk.mailedCode);
    await page.waitForURL('/');
    await page.goto('/settings/two-factor');
    await button(walk, words.recovery.recoveryCodes.make).click();
  },
  shows: (walk) => walk.page.getByRole('dialog').getByRole('button', { name: walk.words.verify.usePasskey }),
  mainAction: use,
};

const proveAnotherWay: Screen = {
  name: 'prove-a-factor-beside-passkey',
  go: (walk) => button(walk, walk.words.verify.byRecoveryCode).click(),
  shows: recoveryCodeField,
};

export const signInByPasskey: Tour = {
  name: 'a sign-in by passkey',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(422);
    consoleErrors.expectRefusal(403);
  },
  before: addPasskey,
  screens: [idle, cancelled, refused, unsupported, waiting, tooLate, lostPhone, prove, proveAnotherWay],
};

/** Two-factor authentication by a passkey, without an authenticator. */
async function activateByPasskey(walk: Walk): Promise<void> {
  const { page } = walk;
  await newPasskey(page);
  await signInTo(walk, '/help/two-factor-authentication');
  await activateByPasskeyDirectly(page, 'Laptop');
}

const settings: Screen = {
  name: 'settings-passkey-alone',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: ({ page }) => page.getByRole('heading', { name: 'Laptop', exact: true }),
  survivesReload: true,
};

const removeLast: Screen = {
  name: 'remove-last-passkey',
  go: ({ page, words }) => page.getByRole('button', { name: `${words.passkeys.remove} Laptop` }).click(),
  shows: ({ page, words }) => page.getByRole('link', { name: words.passkeys.deactivate, exact: true }),
};

const alone: Screen = {
  name: 'verify-by-passkey-alone',
  async go(walk) {
    await walk.page.context().clearCookies();
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: use,
  mainAction: use,
  survivesReload: true,
};

const cannotUse: Screen = {
  name: 'cannot-use-passkey',
  go: (walk) => link(walk, walk.words.verify.cannotUsePasskey).click(),
  shows: (walk) => heading(walk, walk.words.verify.cannotUsePasskey),
  survivesReload: true,
};

const banner: Screen = {
  name: 'home-without-passkey',
  async go(walk) {
    const { page, words } = walk;
    await page.goto('/sign-in/verify/email');
    await button(walk, words.verifyByEmail.send).click();
    await readMail(walk);
    await page.getByLabel(words.verify.code, { exact: true }).fill(walk.mailedCode);
  },
  shows: ({ page, words }) =>
    page.getByRole('region').getByRole('link', { name: words.twoFactor.factorNames.passkey, exact: true }),
  survivesReload: true,
};

export const passkeyAlone: Tour = {
  name: 'a passkey without an authenticator',
  before: activateByPasskey,
  screens: [settings, removeLast, alone, cannotUse, banner],
};
