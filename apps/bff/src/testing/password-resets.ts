import assert from 'node:assert/strict';
import type { Browser } from './browser.ts';
import { fromFreshNetwork } from './fresh-network.ts';
import type { Account } from './people.ts';
import type { Bff } from './start-bff.ts';

export const NEW_PASSWORD = 'eleven herons and a broken kettle';

/** A forgotten password, over HTTP, as somebody who reads the mailbox does it. */
export function passwordResetsAt(bff: Bff) {
  const resets = {
    ask: (email: string, browser: Browser = bff.browser(), from = fromFreshNetwork()) =>
      browser.post('/api/password-reset', { email }, from),
    enter: (code: string, browser: Browser) => browser.post('/api/password-reset/code', { code }),
    confirm: (token: string, password = NEW_PASSWORD, browser: Browser = bff.browser()) =>
      browser.post('/api/password-reset/confirm', { token, password }),

    /** Asks for a mail, and returns what it holds. */
    async mailed({ email }: Pick<Account, 'email'>, browser: Browser = bff.browser()) {
      const { length } = await bff.inbox.resets(email);
      assert.equal((await resets.ask(email, browser)).status, 204);
      await bff.settled();
      const newest = (await bff.inbox.resets(email))[length];
      assert(newest, `No mail about a forgotten password has reached ${email}.`);
      return newest;
    },

    /** The account with a new password. */
    async reset(account: Account, password = NEW_PASSWORD): Promise<Account> {
      const { token } = await resets.mailed(account);
      assert.equal((await resets.confirm(token, password)).status, 204);
      await bff.settled();
      return { ...account, password };
    },
  };
  return resets;
}
