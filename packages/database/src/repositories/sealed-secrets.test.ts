import { randomBytes } from 'node:crypto';
import type { SealedSecret, StoredSecret } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someLinkedNotice } from '../testing/some-linked-notice.ts';
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
  return { row: { accountId, kind: 'authenticator', id: authenticatorId } as const, secret };
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
  return { row: { accountId, kind: 'authenticator', id: authenticatorId } as const, secret, session };
}

async function codesUnder(keyId: string, recoveryCodesId: string = id()): Promise<StoredSecret> {
  const [accountId, secret] = [id(), sealedWith(keyId)];
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    'insert into recovery_codes (id, account_id, sealed_key, key_id, macs) values ($1, $2, $3, $4, $5)',
    [recoveryCodesId, accountId, secret.sealed, keyId, [randomBytes(32)]],
  );
  return { row: { accountId, kind: 'recovery-codes', id: recoveryCodesId }, secret };
}

async function keptFor({ row }: StoredSecret): Promise<SealedSecret | null> {
  const [kept] = await database.query<{ key_id: string; sealed_secret: Buffer }>(
    `select key_id, sealed_secret from authenticators where id = $1
    union all select key_id, sealed_secret from pending_activations where authenticator_id = $1
    union all select key_id, sealed_key from recovery_codes where id = $1
    union all select secret_key_id, sealed_secret from reversible_changes where authenticator_id = $1
    union all select codes_key_id, sealed_codes_key from reversible_changes where recovery_codes_id = $1`,
    [row.id],
  );
  return kept ? { keyId: kept.key_id, sealed: kept.sealed_secret } : null;
}

/** A change that replaced an authenticator and recovery codes: the secret of each, in the order of their ids. */
async function restorableUnder(keyId: string): Promise<[authenticator: StoredSecret, codes: StoredSecret]> {
  const accountId = id();
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  const authenticator = { row: { accountId, kind: 'authenticator', id: id() } as const, secret: sealedWith(keyId) };
  const codes = { row: { accountId, kind: 'recovery-codes', id: id() } as const, secret: sealedWith(keyId) };
  await database.query(
    `insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at,
      authenticator_id, sealed_secret, secret_key_id, last_step, recovery_codes_id, sealed_codes_key, codes_key_id, macs)
    values ($1, $2, 'deactivated', 1, uuid_send($1), 'of the link', now() + interval '1 hour', $3, $4, $5, 100, $6, $7, $5, '{}')`,
    [id(), accountId, authenticator.row.id, authenticator.secret.sealed, keyId, codes.row.id, codes.secret.sealed],
  );
  return [authenticator, codes];
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
  test('authenticators, pending activations and recovery codes by key, but for the keys that are excepted', async () => {
    for (const keyId of ['a', 'b', 'b', 'd', 'd', 'd']) await activeUnder(keyId);
    for (const keyId of ['b', 'c', 'c']) await pendingUnder(keyId);
    for (const keyId of ['a', 'e']) await codesUnder(keyId);
    for (const keyId of ['d', 'f']) await restorableUnder(keyId);
    const all = [
      { keyId: 'a', authenticators: 1, pendingActivations: 0, recoveryCodes: 1, restorableSecrets: 0 },
      { keyId: 'b', authenticators: 2, pendingActivations: 1, recoveryCodes: 0, restorableSecrets: 0 },
      { keyId: 'c', authenticators: 0, pendingActivations: 2, recoveryCodes: 0, restorableSecrets: 0 },
      { keyId: 'd', authenticators: 3, pendingActivations: 0, recoveryCodes: 0, restorableSecrets: 2 },
      { keyId: 'e', authenticators: 0, pendingActivations: 0, recoveryCodes: 1, restorableSecrets: 0 },
      { keyId: 'f', authenticators: 0, pendingActivations: 0, recoveryCodes: 0, restorableSecrets: 2 },
    ];
    expect(await secrets.countByKey({ except: [] })).toEqual(all);
    expect(await secrets.countByKey({ except: ['b', 'd', 'e', 'f', 'of no row'] })).toEqual([all[0], all[2]]);
    expect(await secrets.countByKey({ except: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual([]);
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
  test('all kinds in one order, each once, and of one key only', async () => {
    // Two whole batches and a little more.
    const ids = Array.from({ length: 405 }, id).toSorted();
    const stored: StoredSecret[] = [];
    for (const [index, each] of ids.entries()) {
      const { row, secret } = await ([activeUnder, pendingUnder, codesUnder][index % 3] ?? activeUnder)('old', each);
      stored.push({ row, secret });
    }
    await activeUnder('new');
    await pendingUnder('new');
    await codesUnder('new');

    const seen: StoredSecret[] = [];
    for (let after: string | null = null; ; after = seen.at(-1)?.row.id ?? null) {
      const page = await secrets.nextUnder('old', { after });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual(stored);
  });

  test('both secrets of a change that can be taken back, until it no longer can', async () => {
    const restorable = await restorableUnder('old');
    await restorableUnder('new');
    const byId = restorable.toSorted((one, other) => one.row.id.localeCompare(other.row.id));
    expect(await secrets.nextUnder('old', { after: null })).toEqual(byId);
    expect(await secrets.nextUnder('old', { after: byId[0]?.row.id ?? null })).toEqual([byId[1]]);
    await database.query('update reversible_changes set expires_at = now()');
    expect(await secrets.nextUnder('old', { after: null })).toEqual([]);
    expect(await secrets.countByKey({ except: [] })).toEqual([]);
  });

  test.each(deaths)('without the pending activation that %s', async (_, death) => {
    await pendingUnder('old');
    expect(await secrets.nextUnder('old', { after: null })).toHaveLength(1);
    await database.query(death);
    expect(await secrets.nextUnder('old', { after: null })).toEqual([]);
  });
});

describe('SEC-35 sealing anew', () => {
  test('replaces key and ciphertext together, in every table, and nothing else', async () => {
    const [ann, bob, eve] = [await activeUnder('old'), await pendingUnder('old'), await activeUnder('old')];
    const [cat, dan] = [await codesUnder('old'), await codesUnder('old')];
    const resealings = [ann, bob, cat].map((stored) => asNew(stored));
    expect(await secrets.reseal(resealings)).toBe(3);
    const kept = await Promise.all([ann, bob, cat, dan, eve].map(keptFor));
    expect(kept).toEqual([...resealings.map(({ to }) => to), dan.secret, eve.secret]);
    expect(await secrets.reseal(resealings)).toBe(0);
    expect(await secrets.reseal([])).toBe(0);
  });

  test('both secrets of a change that can be taken back, at once or one of them', async () => {
    const [authenticator, codes] = await restorableUnder('old');
    const both = [asNew(authenticator), asNew(codes)];
    expect(await secrets.reseal(both)).toBe(2);
    expect(await Promise.all([authenticator, codes].map(keptFor))).toEqual(both.map(({ to }) => to));

    const [left, other] = await restorableUnder('old');
    const one = asNew(other);
    expect(await secrets.reseal([one, asNew({ ...left, secret: sealedWith('old') })])).toBe(1);
    expect(await Promise.all([left, other].map(keptFor))).toEqual([left.secret, one.to]);
  });

  test.each([
    ['another id', { id: id() }, {}],
    ['another key', {}, { keyId: 'other' }],
    ['another ciphertext', {}, { sealed: randomBytes(48) }],
  ])('leaves alone a row that has %s than the one that was read', async (_, row, secret) => {
    for (const stored of [
      await activeUnder('old'),
      await pendingUnder('old'),
      await codesUnder('old'),
      ...(await restorableUnder('old')),
    ]) {
      const read = { row: { ...stored.row, ...row }, secret: { ...stored.secret, ...secret } };
      expect(await secrets.reseal([asNew(read)])).toBe(0);
      expect(await keptFor(stored)).toEqual(stored.secret);
    }
  });

  test('waits for a rotation that is faster, and then loses to it', async () => {
    const ann = await activeUnder('old');
    const { sealed } = sealedWith('new');
    const overtake = `update authenticators set key_id = 'new', sealed_secret = $2 where id = $1`;
    const lost = await beside(overtake, [ann.row.id, sealed], () => secrets.reseal([asNew(ann)]));
    expect(lost).toBe(0);
    expect(await keptFor(ann)).toEqual({ keyId: 'new', sealed });
  });

  test('brings nothing back that was removed while it waited', async () => {
    const ann = await activeUnder('old');
    const remove = 'delete from authenticators where id = $1';
    expect(await beside(remove, [ann.row.id], () => secrets.reseal([asNew(ann)]))).toBe(0);
    expect(await keptFor(ann)).toBeNull();
  });

  test('is what an activation that waited for it takes over', async () => {
    const ann = await pendingUnder('old');
    const { sealed } = sealedWith('new');
    const reseal = `update pending_activations set key_id = 'new', sealed_secret = $2 where authenticator_id = $1`;
    const { row, session } = ann;
    const tokens = { tokenHash: randomBytes(32), browserTokenHash: randomBytes(32) };
    const proof = { session, step: 1, ...tokens, notice: someLinkedNotice(), requestedFrom: someRequest };
    const recoveryCodes = { id: id(), key: sealedWith('new'), macs: [randomBytes(32)] };
    const confirm = () => activations.confirm({ authenticatorId: row.id, recoveryCodes, ...proof });
    expect(await beside(reseal, [row.id, sealed], confirm)).not.toBeNull();
    expect(await keptFor(ann)).toEqual({ keyId: 'new', sealed });
    expect(await database.query('select 1 from authenticators')).toHaveLength(1);
  });
});
