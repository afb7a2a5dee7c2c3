import assert from 'node:assert/strict';
import { builtAccounts } from '../../../../kit/built.ts';
import { startNode } from '../../../../kit/child.ts';
import { until } from '../../../../kit/until.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Parts } from './scenario.ts';

/** What is in the mails' links. */
const START = /\/recovery#([\w-]{43})$/m;
const CANCEL = /\/recovery\/cancel#([\w-]{43})$/m;
const UNDO = /\/undo\/deactivated#([\w-]{43})$/m;

/** How an operator helps somebody who is locked out, with the tokens of the links kept as secrets. */
export function recoveryOf({ account: { email }, open, secrets, system }: Parts) {
  async function linkAfter(act: () => Promise<unknown>, pattern: RegExp): Promise<string> {
    const links = () => system.mail.textsFor(email).flatMap((text) => pattern.exec(text)?.[1] ?? []);
    const before = links().length;
    await act();
    await until('the link is mailed', () => links().length > before);
    const token = links().at(-1) ?? '';
    secrets.add('the token of a link of a recovery', token);
    return token;
  }
  async function expectStatus(status: number, answer: ReturnType<Browser['get']>) {
    assert.equal((await answer).status, status);
  }

  return {
    /** Returns what the command wrote. `actThatTells` is one that the owner is told of too, so that nobody waits for the mail. */
    async offerHelp(actThatTells: () => Promise<unknown>): Promise<{ token: string; written: string }> {
      let written = '';
      const token = await linkAfter(async () => {
        const args = ['help', email, '--reason', 'lost her phone and the codes'];
        await using command = startNode(builtAccounts, { args, environment: system.environment });
        assert.deepEqual(await command.exited, { code: 0, signal: null });
        written = command.stdout + command.stderr;
        await actThatTells();
      }, START);
      return { token, written };
    },

    /** Opens the link, twice; returns the token of the one that cancels. */
    start(replica: 0 | 1, token: string): Promise<string> {
      const browser = open(replica);
      return linkAfter(async () => {
        await expectStatus(200, browser.get('/recovery'));
        await expectStatus(200, browser.post('/api/recovery/start', { token }));
        await expectStatus(200, browser.post('/api/recovery/start', { token }));
      }, CANCEL);
    },

    async cancel(replica: 0 | 1, token: string, startToken: string) {
      const browser = open(replica);
      await expectStatus(200, browser.get('/recovery/cancel'));
      await expectStatus(410, browser.post('/api/recovery/cancel', { token: startToken }));
      await expectStatus(204, browser.post('/api/recovery/cancel', { token }));
      await expectStatus(410, browser.post('/api/recovery/cancel', { token }));
      await expectStatus(410, browser.post('/api/recovery/start', { token: startToken }));
    },

    /** A day passes, and a replica deactivates at its turn. */
    async complete(replica: 0 | 1, cancelToken: string) {
      const due = `update assisted_recoveries r set due_at = now() from accounts a where a.id = r.account_id and a.email = $1`;
      await linkAfter(() => system.query(due, [email]), UNDO);
      await expectStatus(410, open(replica).post('/api/recovery/cancel', { token: cancelToken }));
    },
  };
}
