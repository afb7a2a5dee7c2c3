import { endpoints } from '@countersign/contract/endpoints';
import { afterAll, describe, expect, test } from 'vitest';
import { type AuthenticatorApp, stepNow } from '../testing/authenticator-app.ts';
import { type Account, type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const unavailable = { status: 503, body: { code: 'unavailable' } };

const authenticatorOf = ({ account }: ActiveMember) =>
  bff.query('select * from authenticators where account_id = $1', [account.id]);

/** How its secret could be written down, in lower case. The end of base64 depends on what follows: it is cut off. */
function writingsOf({ secret, textKey }: AuthenticatorApp): string[] {
  const bytes = Buffer.from(secret);
  const inBase64 = (['base64', 'base64url'] as const).map((form) => bytes.toString(form).slice(0, 20));
  return [textKey, bytes.toString('hex'), ...inBase64].map((form) => form.toLowerCase());
}

describe('SEC-32 after the activation the secret never leaves the server again', () => {
  test('in whatever form, by whatever endpoint', async () => {
    const ann = await bff.activeMember();
    const { browser } = ann;
    const [said, shown]: [unknown[], unknown[]] = [[], []];
    for (const { method, path } of endpoints) {
      if (path === '/api/session' && method === 'DELETE') continue;
      // The same for everybody; its example of a key URI is nobody's.
      if (path === '/api/openapi.json') continue;
      const body = JSON.stringify(path.endsWith('confirm') ? { code: ann.app.wrongCode() } : {});
      const answer = await browser.send({ method, path, ...(method === 'POST' && { body }) });
      // A move shows the secret that is to come, and new recovery codes are others.
      if (path === '/api/two-factor/move' || path === '/api/two-factor/recovery-codes') shown.push(answer.body);
      else said.push(answer.body, [...answer.headers]);
    }
    const told = JSON.stringify(said).toLowerCase();
    expect(said.length).toBeGreaterThan(30);
    for (const writing of [...writingsOf(ann.app), 'otpauth:']) expect(told).not.toContain(writing);
    const all = told + JSON.stringify(shown).toLowerCase();
    for (const code of ann.recoveryCodes) expect(all).not.toContain(code.toLowerCase());
    for (const writing of writingsOf(ann.app)) expect(all).not.toContain(writing);
  });

  test('GET /api/two-factor/activation → 404, also to the session that began it', async () => {
    const { browser } = await bff.activeMember();
    expect((await browser.get('/api/two-factor/activation')).status).toBe(404);
  });
});

describe('SEC-34 the secret at rest', () => {
  /** The account's row, its bytes in every form in which something could be read in them. */
  async function dumpOf(table: 'authenticators' | 'pending_activations', { id }: Account): Promise<string> {
    const [row = {}, ...others] = await bff.query<Record<string, unknown>>(
      `select * from ${table} where account_id = $1`,
      [id],
    );
    expect(others).toEqual([]);
    const texts = Object.values(row).flatMap((value) =>
      value instanceof Buffer
        ? (['hex', 'base64', 'latin1'] as const).map((form) => value.toString(form))
        : String(value),
    );
    return texts
      .join(' ')
      .replaceAll(/[^ -~]/g, ' ')
      .toLowerCase();
  }

  test('is not in the database, pending or active', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const pending = await dumpOf('pending_activations', account);
    const confirmed = await browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) });
    expect(confirmed.status).toBe(200);
    for (const dump of [pending, await dumpOf('authenticators', account)]) {
      expect(dump).toContain(account.id);
      for (const writing of writingsOf(app)) expect(dump).not.toContain(writing);
    }
  });

  test('does not open in another account’s row: 503, no session, and nothing is changed', async () => {
    const [ann, eve] = [await bff.activeMember(), await bff.activeMember()];
    const code = await bff.freshCode(eve);
    await bff.query(
      `update authenticators t set sealed_secret = o.sealed_secret from authenticators o
      where t.account_id = $1 and o.account_id = $2`,
      [ann.account.id, eve.account.id],
    );
    const before = await authenticatorOf(ann);
    const browser = await bff.enterPassword(ann.account);
    for (const given of [code, await bff.freshCode(ann)]) {
      const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: given });
      expect(answer).toMatchObject(unavailable);
      expect(answer.headers.has('Retry-After')).toBe(true);
      expect(answer.cookies).toEqual([]);
    }
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await authenticatorOf(ann)).toEqual(before.map((row) => ({ ...row, last_step: '0' })));
    expect((await ann.browser.get('/api/two-factor')).body).toMatchObject({ status: 'active' });
  });

  test('does not open in another pending row either', async () => {
    const [ann, eve] = [await bff.member(), await bff.member()];
    await ann.browser.post('/api/two-factor/activation');
    await eve.browser.post('/api/two-factor/activation');
    await bff.query(
      `update pending_activations p set sealed_secret = o.sealed_secret from pending_activations o
      where p.account_id = $1 and o.account_id = $2`,
      [ann.account.id, eve.account.id],
    );
    expect(await ann.browser.get('/api/two-factor/activation')).toMatchObject(unavailable);
    const confirmed = await ann.browser.post('/api/two-factor/activation/confirm', { code: '123456' });
    expect(confirmed).toMatchObject(unavailable);
    expect(
      await bff.query('select attempts_left from pending_activations where account_id = $1', [ann.account.id]),
    ).toEqual([{ attempts_left: 10 }]);
    expect((await ann.browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
  });
});

describe('SEC-36 a secret that does not open', () => {
  const keyless = () => bff.replica({ keyring: [{ id: 'other', key: new Uint8Array(32) }] });
  const swapped = `update authenticators t set sealed_secret = o.sealed_secret from authenticators o
    where t.account_id = $1 and o.account_id <> $1`;
  /** The last byte is the tag's. */
  const altered = `update authenticators set sealed_secret =
    set_byte(sealed_secret, length(sealed_secret) - 1, get_byte(sealed_secret, length(sealed_secret) - 1) # 1)
    where account_id = $1`;

  test.each([
    ['was swapped with another account’s', 'SEAL_BROKEN', swapped, async () => bff],
    ['was altered in its tag', 'SEAL_BROKEN', altered, async () => bff],
    ['lost its key', 'KEY_MISSING', 'select $1::uuid', keyless],
  ])(
    'because it %s: 503, the guess given back, nothing removed, and told apart in the log',
    async (_, code, spoil, at) => {
      const ann = await bff.activeMember();
      await bff.activeMember();
      await bff.query(spoil, [ann.account.id]);
      const before = await authenticatorOf(ann);
      const { app, log } = await at();
      const browser = (await bff.enterPassword(ann.account)).through(app);
      log.length = 0;
      const given = ann.app.codeAt(stepNow() + 1);
      const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: given });
      expect(answer).toMatchObject({ ...unavailable, cookies: [] });

      expect(await bff.budgets.of(ann.account, 'untrusted')).toEqual({ short: 10, long: 100 });
      const open = await bff.query('select attempts_left, guesses_charged from challenges where account_id = $1', [
        ann.account.id,
      ]);
      expect(open).toEqual([{ attempts_left: 5, guesses_charged: 0 }]);
      expect(await authenticatorOf(ann)).toEqual(before);
      expect((await browser.get('/api/session')).status).toBe(401);
      const lines = log.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error');
      expect(lines).toEqual([
        expect.objectContaining({
          event: 'secret unreadable',
          requestId: answer.headers.get('Request-Id'),
          causes: [expect.objectContaining({ name: 'SecretUnreadable', code })],
        }),
      ]);
      for (const secret of [given, ...writingsOf(ann.app)]) expect(log.join('').toLowerCase()).not.toContain(secret);
    },
  );
});

describe('SEC-35, SEC-36 when the key that sealed it', () => {
  const right = async (ann: ActiveMember) => ({ factor: 'authenticator', code: await bff.freshCode(ann) });

  test('is not configured, the authenticator answers 503 and email still answers', async () => {
    const ann = await bff.activeMember();
    const keyless = await bff.replica({ keyring: [{ id: 'other', key: new Uint8Array(32) }] });
    const browser = (await bff.enterPassword(ann.account)).through(keyless.app);
    expect(await browser.post('/api/sign-in/challenge/verify', await right(ann))).toMatchObject(unavailable);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    const byEmail = await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code });
    expect(byEmail.status).toBe(200);
  });

  test('is an older one of the keyring, it opens', async () => {
    const ann = await bff.activeMember();
    const newest = { id: 'newest', key: new Uint8Array(32) };
    const rotated = await bff.replica({ keyring: [newest, ...bff.keyring] });
    const browser = (await bff.enterPassword(ann.account)).through(rotated.app);
    expect((await browser.post('/api/sign-in/challenge/verify', await right(ann))).status).toBe(200);
  });
});
