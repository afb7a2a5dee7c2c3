import { newPasskey } from '@countersign/playwright';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import { addPasskeyDirectly, withoutWebAuthn } from '../../kit/fixtures/with-passkey.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, complaint, passwordField, signInTo, type Walk } from '../walk.ts';

const SETTINGS = '/settings/two-factor';

const add = (walk: Walk) => button(walk, walk.words.passkeys.add);
const name = ({ page, words }: Walk) => page.getByLabel(words.passkeys.name, { exact: true });
const onward = (walk: Walk) => button(walk, walk.words.common.continue);
const cancel = (walk: Walk) => button(walk, walk.words.common.cancel);
const remove = ({ page, words }: Walk) =>
  page.getByRole('dialog').getByRole('button', { name: words.passkeys.remove, exact: true });

const offered: Screen = {
  name: 'passkeys-offered',
  go: (walk) => signInTo(walk, SETTINGS),
  shows: ({ page, words }) => page.getByText(words.passkeys.offer),
  survivesReload: true,
};

const none: Screen = {
  name: 'passkeys-none',
  go: (walk) => button(walk, walk.words.passkeys.notNow).click(),
  shows: ({ page, words }) => page.getByText(words.passkeys.none),
  survivesReload: true,
};

const naming: Screen = {
  name: 'add-passkey',
  go: (walk) => add(walk).click(),
  shows: name,
  mainAction: onward,
};

const badName: Screen = {
  name: 'add-passkey-without-name',
  async go(walk) {
    await name(walk).fill('');
    await onward(walk).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.nameMissing),
  mainAction: onward,
};

const notMade: Screen = {
  name: 'add-passkey-cancelled',
  async go(walk) {
    const device = await newPasskey(walk.page);
    await device.cancel();
    await name(walk).fill('Laptop');
    await onward(walk).click();
    await complaint(walk).waitFor();
    await device.ignore();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.createFailures.cancelled),
  mainAction: onward,
};

const added: Screen = {
  name: 'passkey-added',
  async go(walk) {
    const device = await newPasskey(walk.page, { isSynced: true });
    await onward(walk).click();
    await name(walk).waitFor({ state: 'hidden' });
    await device.ignore();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.hasAdded('Laptop')),
};

const registered: Screen = {
  name: 'add-passkey-twice',
  async go(walk) {
    const device = await newPasskey(walk.page, { kind: 'USB' });
    await addPasskeyDirectly(walk.page, 'A security key with a long name, as its owner wrote it down once');
    await walk.page.goto(SETTINGS);
    await add(walk).click();
    await onward(walk).click();
    await complaint(walk).waitFor();
    await device.ignore();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.createFailures.registered),
  mainAction: onward,
};

const several: Screen = {
  name: 'passkeys',
  go: (walk) => cancel(walk).click(),
  shows: ({ page, words }) => page.getByText(words.passkeys.isSynced),
  survivesReload: true,
};

const renaming: Screen = {
  name: 'rename-passkey',
  go: ({ page, words }) => page.getByRole('button', { name: `${words.passkeys.rename} Laptop` }).click(),
  shows: name,
  mainAction: (walk) => button(walk, walk.words.passkeys.save),
};

const removing: Screen = {
  name: 'remove-passkey',
  async go(walk) {
    const { page, words } = walk;
    await cancel(walk).click();
    await page.getByRole('button', { name: `${words.passkeys.remove} Laptop` }).click();
  },
  shows: remove,
  mainAction: remove,
};

const confirming: Screen = {
  name: 'step-up-by-passkey',
  async go(walk) {
    await answerAsIfStale(walk.page, '/api/two-factor/passkeys/remove');
    await remove(walk).click();
  },
  shows: (walk) => button(walk, walk.words.verify.usePasskey),
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const notConfirmed: Screen = {
  name: 'step-up-by-passkey-cancelled',
  async go(walk) {
    const device = await newPasskey(walk.page);
    await device.cancel();
    await button(walk, walk.words.verify.usePasskey).click();
    await complaint(walk).waitFor();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.signFailures.cancelled),
};

const removed: Screen = {
  name: 'passkey-removed',
  async go(walk) {
    await passwordField(walk).fill(walk.account.password);
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.hasRemoved('Laptop')),
};

export const passkeys: Tour = {
  name: 'passkeys in the settings',
  expects: (consoleErrors) => consoleErrors.expectRefusal(403),
  before: activateByPhone,
  screens: [
    offered,
    none,
    naming,
    badName,
    notMade,
    added,
    registered,
    several,
    renaming,
    removing,
    confirming,
    notConfirmed,
    removed,
  ],
};

/** As the server answers at a plain-http address that is not loopback. */
const notOffered: Screen = {
  name: 'passkeys-not-offered',
  async go(walk) {
    await walk.page.route('**/api/two-factor/passkeys', (route) =>
      route.fulfill({ json: { passkeys: [], isOffered: false } }),
    );
    await signInTo(walk, SETTINGS);
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.notOffered),
  survivesReload: true,
};

const notHere: Screen = {
  name: 'passkeys-not-in-this-browser',
  async go({ page }) {
    await page.unroute('**/api/two-factor/passkeys');
    await withoutWebAuthn(page);
    await page.reload();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.notHere),
  survivesReload: true,
};

export const passkeysNotHere: Tour = {
  name: 'passkeys where there are none',
  before: activateByPhone,
  screens: [notOffered, notHere],
};
