import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { composeRespellAddresses } from '../composition-of-commands.ts';
import { requireOneAccountPerMailbox } from '../programs/start-checks.ts';
import { guesserAt } from '../testing/guesser.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());
const { signIn: signInFromAnywhere } = guesserAt(bff);

const PASSWORD = 'a lamp, a ladder and nine lentils';
const WRONG = 'not the password of anybody';

/** One address, as it is written, as Chromium sends it and in other ways to write the same. */
function newMailbox() {
  const local = `demo-${randomUUID()}`;
  const [written, ascii] = [`${local}@bücher.example`, `${local}@xn--bcher-kva.example`];
  return { written, ascii, spellings: [written, ascii, `${written}.`, `${local}@BÜCHER。example`] };
}

const signIn = (email: string, password = PASSWORD) => signInFromAnywhere({ email, password });

describe('SEC-06 a mailbox is one account in whichever spelling of its domain', () => {
  test('it can be signed in to by each, and added once', async () => {
    const { spellings, written } = newMailbox();
    expect(await bff.addAccount({ email: written, password: PASSWORD })).toMatchObject({ kind: 'added' });
    for (const email of spellings) {
      expect((await signIn(email)).status).toBe(200);
      expect(await bff.addAccount({ email, password: PASSWORD })).toEqual({ kind: 'email-taken' });
    }
  });

  test('strangers have the same tries at all of them', async () => {
    const { ascii, spellings } = newMailbox();
    for (let tried = 0; tried < 20; tried += 1) {
      expect((await signIn(spellings[tried % spellings.length] ?? '', WRONG)).status).toBe(422);
    }
    for (const email of spellings) expect((await signIn(email, WRONG)).status).toBe(429);
    expect((await signIn(`other-${ascii}`, WRONG)).status).toBe(422);
  });

  test('mail goes to the domain in ASCII, and people read the domain as it is written', async () => {
    const { ascii, written } = newMailbox();
    await bff.addAccount({ email: written, password: PASSWORD });
    const browser = bff.browser();
    await browser.post('/api/sign-in', { email: written, password: PASSWORD });
    expect((await browser.get('/api/session')).body).toMatchObject({ account: { email: written } });
    await bff.activate(browser);
    const other = bff.browser();
    await other.post('/api/sign-in', { email: ascii, password: PASSWORD });
    const sent = await other.post('/api/sign-in/challenge/email-code');
    expect(sent.body).toMatchObject({ sentTo: 'd•••@b•••.example' });
    expect(await bff.inbox.codeMails(ascii)).toHaveLength(1);
  });
});

describe('accounts of versions that stored the domain as it is written', () => {
  const start = () => requireOneAccountPerMailbox(composeRespellAddresses({ database: bff.database }));

  async function storedAsWritten() {
    const mailbox = newMailbox();
    const { email } = await bff.account();
    await bff.query('update accounts set email = $1 where email = $2', [mailbox.written, email]);
    return mailbox;
  }

  test('can be signed in to after a start', async () => {
    const { ascii } = await storedAsWritten();
    expect((await signIn(ascii)).status).toBe(422);
    await Promise.all([start(), start()]);
    expect((await signIn(ascii)).status).toBe(200);
  });

  test('keep the server from starting while another account has the same mailbox', async () => {
    const { ascii, written } = await storedAsWritten();
    await bff.addAccount({ email: ascii, password: PASSWORD });
    await expect(start()).rejects.toThrow(
      `The accounts ${written} and ${ascii} are one mailbox. Delete one of these two rows of the table "accounts", then start again.`,
    );
    await bff.query('delete from accounts where email = $1', [written]);
    await start();
  });
});
