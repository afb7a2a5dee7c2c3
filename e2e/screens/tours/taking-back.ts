import type { Mailbox } from '@countersign/playwright';
import { newAuthenticatorApp, newRecoveryCodes } from '@countersign/playwright';
import { type APIRequestContext, request } from '@playwright/test';
import { activateElsewhere } from '../../kit/fixtures/activated.ts';
import { answerOf, bffApi } from '../../kit/fixtures/bff-api.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, heading, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.undo;
const act = (walk: Walk) => button(walk, said(walk).submit);
const toSignIn = (walk: Walk) => button(walk, said(walk).toSignIn);
const toNewPassword = (walk: Walk) => walk.page.getByRole('link', { name: said(walk).setPassword });

const linkTo = (mailbox: Mailbox, to: string, change: string) =>
  mailbox.latestLink({ to, matching: new RegExp(`/undo/${change}#`) });

/** The links of what a thief did, by the order in which it was done. */
const links = new WeakMap<Walk, { first: string; second: string }>();
const linksOf = (walk: Walk) => links.get(walk) ?? { first: '', second: '' };

/** A thief deactivates, and activates an authenticator of their own. */
async function changeTwice(walk: Walk): Promise<void> {
  const { account, authenticatorApp, mailbox, system } = walk;
  await activateByPhone(walk);
  // That of the owner's own activation, which is no thief's.
  await linkTo(mailbox, account.email, 'activated');
  const thief = await signedIn(walk);
  const api = bffApi(thief, system.consoleOrigin);
  const code = await authenticatorApp.nextCode();
  await answerOf(api.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code }));
  await answerOf(api.post('/api/two-factor/deactivation', {}));
  const mailed = await mailbox.latestCode({ to: account.email, purpose: 'deactivation' });
  await answerOf(api.post('/api/two-factor/deactivation/confirm', { code: mailed }));
  await thief.dispose();
  const first = await linkTo(mailbox, account.email, 'deactivated');
  const things = { authenticatorApp: newAuthenticatorApp(), recoveryCodes: newRecoveryCodes() };
  await activateElsewhere(account, things, system.consoleOrigin);
  links.set(walk, { first, second: await linkTo(mailbox, account.email, 'activated') });
}

async function signedIn({ account, system }: Walk): Promise<APIRequestContext> {
  const context = await request.newContext();
  await answerOf(bffApi(context, system.consoleOrigin).post('/api/sign-in', account));
  return context;
}

const kinds = [
  'moved',
  'authenticator-added',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-renewed',
  'password-changed',
  'email-changed',
  'password-reset',
] as const;

/** Those that differ in their words only. */
const others: readonly Screen[] = kinds.map((kind) => ({
  name: `undo-${kind}`,
  go: ({ page }) => page.goto(`/undo/${kind}#${'A'.repeat(43)}`),
  shows: (walk) => heading(walk, said(walk).titles[kind]),
  mainAction: act,
  survivesReload: true,
}));

const broken: Screen = {
  name: 'undo-broken',
  go: ({ page }) => page.goto('/undo/deactivated'),
  shows: (walk) => heading(walk, said(walk).brokenTitle),
  mainAction: toSignIn,
  survivesReload: true,
};

const deactivated: Screen = {
  name: 'undo-deactivated',
  go: (walk) => walk.page.goto(linksOf(walk).first),
  shows: (walk) => heading(walk, said(walk).titles.deactivated),
  mainAction: act,
  survivesReload: true,
};

const newer: Screen = {
  name: 'undo-newer-change',
  go: (walk) => act(walk).click(),
  shows: (walk) => heading(walk, said(walk).newerTitle),
  mainAction: toSignIn,
};

const activated: Screen = {
  name: 'undo-activated',
  go: (walk) => walk.page.goto(linksOf(walk).second),
  shows: (walk) => heading(walk, said(walk).titles.activated),
  mainAction: act,
  survivesReload: true,
};

const activationUndone: Screen = {
  name: 'undone-activated',
  go: (walk) => act(walk).click(),
  shows: (walk) => walk.page.getByText(said(walk).results.activated),
  mainAction: toNewPassword,
};

const deactivationUndone: Screen = {
  name: 'undone-deactivated',
  async go(walk) {
    await walk.page.goto(linksOf(walk).first);
    await act(walk).click();
  },
  shows: (walk) => walk.page.getByText(said(walk).results.deactivated),
  mainAction: toNewPassword,
};

const gone: Screen = {
  name: 'undo-gone',
  async go(walk) {
    await walk.page.reload();
    await act(walk).click();
  },
  shows: (walk) => heading(walk, said(walk).goneTitle),
  mainAction: toSignIn,
};

export const takingBack: Tour = {
  name: 'taking back what a thief changed',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(409);
    consoleErrors.expectRefusal(410);
  },
  before: changeTwice,
  screens: [broken, ...others, deactivated, newer, activated, activationUndone, deactivationUndone, gone],
};
