import assert from 'node:assert/strict';
import type { ReversibleChange } from '@countersign/contract';
import { composeInvitations } from '../composition-of-commands.ts';
import { stepNow } from './authenticator-app.ts';
import { addPasskey, PASSKEYS } from './passkeys.ts';
import { NEW_PASSWORD, passwordResetsAt } from './password-resets.ts';
import { beginAddition, beginMove, type NewlyActiveMember } from './people.ts';
import type { Bff } from './start-bff.ts';

/** Where the token of a mailed link goes. */
export const linkPaths = [
  '/api/sign-in/unlock/confirm',
  '/api/password-reset/confirm',
  '/api/invitation',
  '/api/invitation/accept',
  '/api/undo',
  '/api/recovery/start',
  '/api/recovery/cancel',
] as const;
export type LinkPath = (typeof linkPaths)[number];

/** A mail with a link, to somebody whose two-factor authentication is active. */
export interface Door {
  path: LinkPath;
  /** Has it mailed; returns the token. */
  mail: (owner: NewlyActiveMember) => Promise<string>;
  /** What its link is answered, where it is not opened. */
  refusal?: { status: number; body: { code: string } };
  /** Whether the link itself takes two-factor authentication away, and the password with it. */
  endsTwoFactor?: true;
}

/** What the body of a request to such a path says. */
export const bodyFor = (path: LinkPath, token: string) =>
  path === '/api/password-reset/confirm' || path === '/api/invitation/accept'
    ? { token, password: NEW_PASSWORD }
    : { token };

/** Every kind of link that can be mailed to such a person, by its name. */
export function doorsAt(bff: Bff): Readonly<Record<string, Door>> {
  const resets = passwordResetsAt(bff);
  const { invite } = composeInvitations(bff);

  const newest = (tokens: readonly string[]): string => {
    const token = tokens.at(-1);
    assert(token, 'No such link was mailed.');
    return token;
  };
  const undoing = (change: ReversibleChange, make: (owner: NewlyActiveMember) => Promise<unknown>): Door => ({
    path: '/api/undo',
    async mail(owner) {
      await make(owner);
      await bff.settled();
      return newest(await bff.inbox.undoTokens(owner.account.email, change));
    },
  });
  async function helpBegun({ account }: NewlyActiveMember) {
    const begun = await bff.operator.beginHelp({ email: account.email, reason: 'lost the phone' });
    assert.equal(begun.kind, 'begun');
    await bff.useCases.deliverNotices();
    return newest(await bff.inbox.recoveryTokens(account.email, 'start'));
  }

  return {
    'an unlock link': {
      path: '/api/sign-in/unlock/confirm',
      async mail({ account: { email } }) {
        assert.equal((await bff.browser().post('/api/sign-in/unlock', { email })).status, 204);
        await bff.settled();
        return newest(await bff.inbox.linkTokens(email));
      },
    },
    'a link for a new password': {
      path: '/api/password-reset/confirm',
      mail: async ({ account }) => (await resets.mailed(account)).token,
    },
    'a code for a new password': {
      path: '/api/password-reset/confirm',
      async mail({ account }) {
        const browser = bff.browser();
        const { code } = await resets.mailed(account, browser);
        const { body, cookies } = await resets.enter(code, browser);
        assert(!cookies.some(({ name }) => name.endsWith('sid') || name.endsWith('chal')));
        return (body as { token: string }).token;
      },
    },
    'an invitation from before there was the account': {
      path: '/api/invitation/accept',
      async mail({ account }) {
        // As if it had been there first: an operator invites nobody who has an account.
        const email = `${crypto.randomUUID()}@example.com`;
        await invite({ email, name: null, language: 'en' });
        await bff.useCases.deliverInvitations();
        const token = newest(await bff.inbox.invitationTokens(email));
        await bff.query('update invitations set email = $2 where email = $1', [email, account.email]);
        return token;
      },
      refusal: { status: 409, body: { code: 'email_taken' } },
    },
    'the notice of the activation': { ...undoing('activated', async () => {}), endsTwoFactor: true },
    'the notice of a move': undoing('moved', async ({ browser }) => {
      const phone = await beginMove(browser);
      const { status } = await browser.post('/api/two-factor/move/confirm', { code: phone.codeAt(stepNow()) });
      assert.equal(status, 200);
    }),
    'the notice of an added app': undoing('authenticator-added', async ({ account, browser }) => {
      await addPasskey(browser);
      // As if it had been activated by the passkey alone.
      await bff.query('delete from authenticators where account_id = $1', [account.id]);
      const app = await beginAddition(browser);
      const { status } = await browser.post('/api/two-factor/addition/confirm', { code: app.codeAt(stepNow()) });
      assert.equal(status, 200);
    }),
    'the notice of a passkey': undoing('passkey-added', ({ browser }) => addPasskey(browser)),
    'the notice of a passkey that was removed': undoing('passkey-removed', async ({ browser }) => {
      const { id } = await addPasskey(browser);
      assert.equal((await browser.post(`${PASSKEYS}/remove`, { id })).status, 200);
    }),
    'the notice of new recovery codes': undoing('recovery-codes-renewed', async ({ browser }) => {
      assert.equal((await browser.post('/api/two-factor/recovery-codes')).status, 201);
    }),
    'the notice of a deactivation': undoing('deactivated', async ({ account, browser }) => {
      assert.equal((await browser.post('/api/two-factor/deactivation')).status, 202);
      const code = await bff.inbox.newestCode(account.email);
      assert.equal((await browser.post('/api/two-factor/deactivation/confirm', { code })).status, 200);
    }),
    'the notice of a changed password': undoing('password-changed', async ({ account, browser }) => {
      const change = { currentPassword: account.password, password: 'seven grey geese over the harbour' };
      assert.equal((await browser.post('/api/account/password', change)).status, 204);
    }),
    'the notice of a changed email': undoing('email-changed', async ({ account, browser }) => {
      const email = `new-${account.email}`;
      assert.equal((await browser.post('/api/account/email', { email })).status, 202);
      const code = await bff.inbox.newestCode(email);
      assert.equal((await browser.post('/api/account/email/confirm', { code })).status, 204);
    }),
    'the notice of a reset': undoing('password-reset', ({ account }) => resets.reset(account)),
    'an offer of help': { path: '/api/recovery/start', mail: helpBegun },
    'the notice of a recovery that has started': {
      path: '/api/recovery/cancel',
      async mail(owner) {
        const token = await helpBegun(owner);
        assert.equal((await bff.browser().post('/api/recovery/start', { token })).status, 200);
        await bff.settled();
        return newest(await bff.inbox.recoveryTokens(owner.account.email, 'cancel'));
      },
    },
  };
}
