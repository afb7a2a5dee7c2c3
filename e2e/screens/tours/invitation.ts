import { fetchAnswer } from '../../kit/fixtures/bff-api.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, heading, link, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.invitation;
const send = (walk: Walk) => button(walk, said(walk).signUp.send);
const create = (walk: Walk) => button(walk, said(walk).create);
const toSignIn = (walk: Walk) => button(walk, said(walk).toSignIn);

const PASSWORD = 'seven otters juggle warm pebbles';

/** Somebody who has no account yet. */
const newcomers = new WeakMap<Walk, { email: string; link: string }>();
const newcomerOf = (walk: Walk) => newcomers.get(walk) ?? { email: '', link: '' };

async function enterPasswords(walk: Walk, password: string, confirmation = password): Promise<void> {
  await walk.page.getByLabel(walk.words.newPassword.label, { exact: true }).fill(password);
  await walk.page.getByLabel(walk.words.newPassword.confirm, { exact: true }).fill(confirmation);
  await create(walk).click();
}

const signUp: Screen = {
  name: 'sign-up',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await link(walk, walk.words.signIn.signUp).click();
  },
  shows: send,
  mainAction: send,
  survivesReload: true,
};

const complaint: Screen = {
  name: 'sign-up-complaint',
  go: (walk) => send(walk).click(),
  shows: ({ page, words }) => page.getByText(words.signIn.emailMissing),
  mainAction: send,
};

const sent: Screen = {
  name: 'sign-up-sent',
  async go(walk) {
    const email = `${crypto.randomUUID()}@example.com`;
    await walk.page.getByLabel(walk.words.signIn.email, { exact: true }).fill(email);
    await send(walk).click();
    newcomers.set(walk, { email, link: await walk.mailbox.latestLink({ to: email, matching: /\/invitation#/ }) });
  },
  shows: (walk) => button(walk, said(walk).signUp.sendAgain),
};

const closed: Screen = {
  name: 'sign-up-closed',
  async go({ page }) {
    // As a platform that lets in nobody uninvited would say.
    await page.route('**/sign-up', async (route) => {
      const response = await fetchAnswer(route);
      const body = (await response.text()).replace('name="sign-up" content="open"', 'name="sign-up" content="closed"');
      await route.fulfill({ response, body });
    });
    await page.goto('/sign-up');
  },
  shows: (walk) => heading(walk, said(walk).signUp.closedTitle),
  mainAction: toSignIn,
};

const broken: Screen = {
  name: 'invitation-broken',
  go: ({ page }) => page.goto('/invitation'),
  shows: (walk) => heading(walk, said(walk).brokenTitle),
  mainAction: toSignIn,
  survivesReload: true,
};

const named: Screen = {
  name: 'invitation-named',
  async go(walk) {
    const { page } = walk;
    const invited = { email: newcomerOf(walk).email, name: 'Wang Xiaoming', expiresAt: new Date().toISOString() };
    await page.route('**/api/invitation', (route) => route.fulfill({ json: invited }), { times: 1 });
    await page.goto(newcomerOf(walk).link);
  },
  shows: (walk) => walk.page.getByText('Wang Xiaoming'),
  mainAction: create,
};

const invitation: Screen = {
  name: 'invitation',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await walk.page.goto(newcomerOf(walk).link);
  },
  shows: create,
  mainAction: create,
  survivesReload: true,
};

const missing: Screen = {
  name: 'invitation-missing',
  go: (walk) => create(walk).click(),
  shows: (walk) => walk.page.getByText(walk.words.newPassword.missing),
  mainAction: create,
};

const mismatch: Screen = {
  name: 'invitation-mismatch',
  go: (walk) => enterPasswords(walk, PASSWORD, `${PASSWORD}!`),
  shows: (walk) => walk.page.getByText(walk.words.newPassword.mismatch),
  mainAction: create,
};

const poor: Screen = {
  name: 'invitation-poor-password',
  go: (walk) => enterPasswords(walk, 'passwordpassword'),
  shows: (walk) => walk.page.getByText(walk.words.newPassword.flaws.common),
  mainAction: create,
};

const taken: Screen = {
  name: 'invitation-taken',
  async go(walk) {
    const { page } = walk;
    const problem = { type: 'about:blank', title: 'Taken.', status: 409, code: 'email_taken' };
    await page.route(
      '**/api/invitation',
      (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
      { times: 1 },
    );
    await page.goto('/sign-in');
    await page.goto(newcomerOf(walk).link);
  },
  shows: (walk) => heading(walk, said(walk).takenTitle),
  mainAction: toSignIn,
};

const gone: Screen = {
  name: 'invitation-gone',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await walk.page.goto(newcomerOf(walk).link);
    await enterPasswords(walk, PASSWORD);
    await heading(walk, walk.words.getApp.title).waitFor();
    await walk.page.goto(newcomerOf(walk).link);
  },
  shows: (walk) => heading(walk, said(walk).goneTitle),
  mainAction: toSignIn,
  survivesReload: true,
};

export const newcomer: Tour = {
  name: 'making an account',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(409);
    consoleErrors.expectRefusal(410);
    consoleErrors.expectRefusal(422);
  },
  screens: [signUp, complaint, sent, closed, broken, named, invitation, missing, mismatch, poor, taken, gone],
};
