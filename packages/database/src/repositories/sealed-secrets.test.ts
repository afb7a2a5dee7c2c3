import { randomBytes } from 'node:crypto';
import type { SealedSecret, StoredSecret } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createActivations } from './activations.ts';
import { createSealedSecrets } from './sealed-secrets.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const accounts = createAccounts(database.sql);
const activations = createActivations(database.sql);
const secrets = createSealedSecrets(database.sql);
beforeEach(() => database.query('truncate accounts cascade'));

const id = () => crypto.randomUUID();
const sealedWith = (keyId: string): SealedSecret => ({ keyId, sealed: randomBytes(48) });

async function activeUnder(keyId: string, authenticatorId: string = id()): Promise<StoredSecret> {
  const [accountId, secret] = [id(), sealedWith(keyId)];
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    'insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, $3, $4, 100)',
    [authenticatorId, accountId, secret.sealed, keyId],
  );
  return { row: { accountId, authenticatorId }, secret };
}

async function pendingUnder(keyId: string, authenticatorId: string = id()) {
  const [accountId, secret] = [id(), sealedWith(keyId)];
  const session = { id: id(), accountId, securityEpoch: 0 };
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
    values ($1, $2, $3, '{pwd}', 0, now() + interval '1 hour')`,
    [session.id, randomBytes(32), accountId],
  );
  await activations.begin({ session, authenticatorId, secret, requestedFrom: someRequest });
  return { row: { accountId, authenticatorId }, secret, session };
}

async function keptFor({ row }: StoredSecret): Promise<SealedSecret | null> {
  const [kept] = await database.query<{ key_id: string; sealed_secret: Buffer }>(
    `select key_id, sealed_secret from authenticators where id = $1
    union all select key_id, sealed_secret from pending_activations where authenticator_id = $1`,
    [row.authenticatorId],
  );
  return kept ? { keyId: kept.key_id, sealed: kept.sealed_secret } : null;
}

const asNew = ({ row, secret }: StoredSecret, to = sealedWith('new')) => ({ row, from: secret, to });

/** Does `statements` in a transaction that ends only once `act` waits for it. */
async function beside<Done>(statements: string, values: unknown[], act: () => Promise<Done>): Promise<Done> {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin');
  await other.query(statements, values);
  const acting = act();
  await untilSomebodyWaits(database);
  await other.query('commit');
  await other.end();
  return acting;
}

/** What no code can confirm any more needs no key. */
const deaths: [string, string][] = [
  ['has expired', 'update pending_activations set expires_at = now()'],
  ['has no attempt left', 'update pending_activations set attempts_left = 0'],
  ['is of an older security epoch', 'update accounts set security_epoch = 1'],
];

describe('which keys are needed', () => {
  test('authenticators and pending activations by key, but for the keys that are excepted', async () => {
    for (const keyId of ['a', 'b', 'b', 'd', 'd', 'd']) await activeUnder(keyId);
    for (const keyId of ['b', 'c', 'c']) await pendingUnder(keyId);
    const all = [
      { keyId: 'a', authenticators: 1, pendingActivations: 0 },
      { keyId: 'b', authenticators: 2, pendingActivations: 1 },
      { keyId: 'c', authenticators: 0, pendingActivations: 2 },
      { keyId: 'd', authenticators: 3, pendingActivations: 0 },
    ];
    expect(await secrets.countByKey({ except: [] })).toEqual(all);
    expect(await secrets.countByKey({ except: ['b', 'd', 'of no row'] })).toEqual([all[0], all[2]]);
    expect(await secrets.countByKey({ except: ['a', 'b', 'c', 'd'] })).toEqual([]);
  });

  test('none in an empty database', async () => {
    expect(await secrets.countByKey({ except: [] })).toEqual([]);
  });

  test.each(deaths)('not by a pending activation that %s', async (_, death) => {
    await pendingUnder('a');
    expect(await secrets.countByKey({ except: [] })).toHaveLength(1);
    await database.query(death);
    expect(await secrets.countByKey({ except: [] })).toEqual([]);
  });
});

describe('page by page', () => {
  test('both kinds in one order, each once, and of one key only', async () => {
    // Two whole batches and a little more.
    const ids = Array.from({ length: 405 }, id).toSorted();
    const stored: StoredSecret[] = [];
    for (const [index, each] of ids.entries()) {
      const { row, secret } = await (index % 2 === 0 ? activeUnder : pendingUnder)('old', each);
      stored.push({ row, secret });
    }
    await activeUnder('new');
    await pendingUnder('new');

    const seen: StoredSecret[] = [];
    for (let after: string | null = null; ; after = seen.at(-1)?.row.authenticatorId ?? null) {
      const page = await secrets.nextUnder('old', { after });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual(stored);
  });

  test.each(deaths)('without the pending activation that %s', async (_, death) => {
    await pendingUnder('old');
    expect(await secrets.nextUnder('old', { after: null })).toHaveLength(1);
    await database.query(death);
    expect(await secrets.nextUnder('old', { after: null })).toEqual([]);
  });
});

describe('SEC-35 sealing anew', () => {
  test('replaces key and ciphertext together, in both tables, and nothing else', async () => {
    const [ann, bob, eve] = [await activeUnder('old'), await pendingUnder('old'), await activeUnder('old')];
    const [forAnn, forBob] = [asNew(ann), asNew(bob)];
    expect(await secrets.reseal([forAnn, forBob])).toBe(2);
    expect([await keptFor(ann), await keptFor(bob), await keptFor(eve)]).toEqual([forAnn.to, forBob.to, eve.secret]);
    expect(await secrets.reseal([forAnn, forBob])).toBe(0);
    expect(await secrets.reseal([])).toBe(0);
  });

  test.each([
    ['another authenticator', { authenticatorId: id() }, {}],
    ['another key', {}, { keyId: 'other' }],
    ['another ciphertext', {}, { sealed: randomBytes(48) }],
  ])('leaves alone a row that has %s than the one that was read', async (_, row, secret) => {
    for (const stored of [await activeUnder('old'), await pendingUnder('old')]) {
      const read = { row: { ...stored.row, ...row }, secret: { ...stored.secret, ...secret } };
      expect(await secrets.reseal([asNew(read)])).toBe(0);
      expect(await keptFor(stored)).toEqual(stored.secret);
    }
  });

  test('waits for a rotation that is faster, and then loses to it', async () => {
    const ann = await activeUnder('old');
    const { sealed } = sealedWith('new');
    const overtake = `update authenticators set key_id = 'new', sealed_secret = $2 where id = $1`;
    const lost = await beside(overtake, [ann.row.authenticatorId, sealed], () => secrets.reseal([asNew(ann)]));
    expect(lost).toBe(0);
    expect(await keptFor(ann)).toEqual({ keyId: 'new', sealed });
  });

  test('brings nothing back that was removed while it waited', async () => {
    const ann = await activeUnder('old');
    const remove = 'delete from authenticators where id = $1';
    expect(await beside(remove, [ann.row.authenticatorId], () => secrets.reseal([asNew(ann)]))).toBe(0);
    expect(await keptFor(ann)).toBeNull();
  });

  test('is what an activation that waited for it takes over', async () => {
    const ann = await pendingUnder('old');
    const { sealed } = sealedWith('new');
    const reseal = `update pending_activations set key_id = 'new', sealed_secret = $2 where authenticator_id = $1`;
    const { row, session } = ann;
    const tokens = { tokenHash: randomBytes(32), browserTokenHash: randomBytes(32) };
    const proof = { session, step: 1, ...tokens, noticeId: id(), requestedFrom: someRequest };
    const confirm = () => activations.confirm({ ...row, ...proof });
    expect(await beside(reseal, [row.authenticatorId, sealed], confirm)).not.toBeNull();
    expect(await keptFor(ann)).toEqual({ keyId: 'new', sealed });
    expect(await database.query('select 1 from authenticators')).toHaveLength(1);
  });
});
