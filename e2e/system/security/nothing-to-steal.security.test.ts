import { createHmac } from 'node:crypto';
import { figure } from '@countersign/bff/testing/figure';
import { emptyTestDatabase } from '@countersign/database/testing';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import type { Account } from '../kit/member.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { dumpOf } from './kit/leaks/dump.ts';
import { recording } from './kit/leaks/recorded-browser.ts';
import { recoveryOf } from './kit/leaks/recovery.ts';
import { ASKED, scenarioOf } from './kit/leaks/scenario.ts';
import { secrets as noSecrets } from './kit/leaks/secrets.ts';
import { writingsOf } from './kit/leaks/writings.ts';
import { codesThatMake, hmacWith, sha256 } from './kit/offline-guessing.ts';
import { twoReplicas } from './kit/two-replicas.ts';

vi.setConfig(longTimeouts);

let postgres: OwnPostgres;

/** One that writes down every statement with its values, as an operator may have it. */
async function talkativePostgres(): Promise<OwnPostgres> {
  const shared = await emptyTestDatabase(inject('postgresUrl'));
  postgres = await ownPostgres(shared.query, ['log_statement=all', 'log_line_prefix=', 'fsync=off']);
  await postgres.start();
  await shared.close();
  return postgres;
}

const system = twoReplicas({ postgres: talkativePostgres });
const secrets = noSecrets();
const { lines, record } = recording(secrets);

/** Who has been mailed a code at the end, and not used it. */
let waiting: Account;
let mailedCode: string;

/** What the operator's commands have written. */
const commands: string[] = [];

beforeAll(async () => {
  const open = (replica: 0 | 1) => record(system.browser(system.replicas[replica]));
  const scenarios = await Promise.all(
    ['ann', 'bob'].map(async (name) => {
      const account = await system.account(name);
      const parts = { account, open, secrets, system };
      return { account, recovery: recoveryOf(parts), scenario: scenarioOf(parts) };
    }),
  );
  for (const [index, { account, recovery, scenario }] of scenarios.entries()) {
    const [here, there] = index === 0 ? ([0, 1] as const) : ([1, 0] as const);
    await scenario.unlock(there);
    await scenario.signUp(here);
    const browser = await scenario.signIn(here);
    const { authenticator, recoveryCodes, spentStep } = await scenario.activate(browser);
    await scenario.signOut(browser.at(system.replicas[there]));

    const second = await scenario.signIn(there);
    await scenario.verifyByApp(second.at(system.replicas[here]), authenticator, spentStep);
    await scenario.stepUp(second);
    await scenario.changeAccount(second);
    await scenario.signOut(second);

    const adding = await scenario.signIn(here);
    await scenario.verifyByRecoveryCode(adding, recoveryCodes[2] ?? '');
    await scenario.signByPasskey(adding.at(system.replicas[there]), here);

    const recovering = await scenario.signIn(there);
    await scenario.verifyByRecoveryCode(recovering.at(system.replicas[here]), recoveryCodes[1] ?? '');
    await scenario.move(recovering);
    await scenario.signOut(recovering);

    // Once by mistake, which is taken back.
    for (const isMistake of [true, false]) {
      const third = await scenario.signIn(here);
      await scenario.verifyByMail(third, await scenario.askForCode(third));
      await scenario.deactivate(third.at(system.replicas[there]));
      await scenario.signOut(third);
      if (isMistake) {
        await scenario.undo(there);
        await scenario.resetPassword(here);
      }
    }

    const byPasskey = await scenario.signIn(there);
    await scenario.activateByPasskey(byPasskey);
    await scenario.deactivate(byPasskey.at(system.replicas[here]));
    await scenario.signOut(byPasskey);

    // The first recovery is cancelled, the second completed, and after another activation the third waits.
    for (const ends of [['cancelled', 'completed'], ['waiting']]) {
      const active = await scenario.signIn(there);
      const { recoveryCodes: codes } = await scenario.activate(active);
      if (ends.includes('waiting')) await scenario.addPasskey(active);
      for (const [used, end] of ends.entries()) {
        const lockedOut = await scenario.signIn(here);
        const help = await recovery.offerHelp(() => scenario.verifyByRecoveryCode(lockedOut, codes[used] ?? ''));
        commands.push(help.written);
        const cancelToken = await recovery.start(there, help.token);
        if (end === 'cancelled') await recovery.cancel(here, cancelToken, help.token);
        if (end === 'completed') await recovery.complete(here, cancelToken);
      }
    }
    waiting = account;
    mailedCode = await scenario.askForCode(await scenario.signIn(here));
  }
});

describe('SEC-88, SEC-42, SEC-32 after the lives of two members through both replicas', () => {
  test('no answer, header or address tells a secret other than where it belongs', () => {
    const answers = lines.join('\n\n');
    figure(`${secrets.size} secrets, searched for in ${lines.length} answers of ${answers.length} characters`);
    expect(secrets.size).toBeGreaterThan(100);
    expect(secrets.findIn(answers)).toEqual([]);
  });

  test('no process writes one', () => {
    const written = [...system.replicas.map(({ process }) => process.stdout + process.stderr), ...commands].join('\n');
    figure(`${secrets.size} secrets, searched for in logs of ${written.length} characters`);
    expect(written).toContain('"path":"/api/two-factor/deactivation/confirm"');
    expect(written).toContain('"path":"/api/recovery/cancel"');
    expect(written).toContain('recoveries completed');
    expect(secrets.findIn(written)).toEqual([]);
  });

  test('SEC-34 no table holds one', async () => {
    const dump = await dumpOf(system.query);
    figure(`${secrets.size} secrets, searched for in a dump of ${dump.length} characters`);
    for (const table of [
      'accounts',
      'assisted_recoveries',
      'authenticators',
      'email_codes',
      'invitations',
      'passkeys',
      'recovery_codes',
      'reversible_changes',
      'sessions',
    ])
      expect(dump).toContain(`public.${table}\n`);
    expect(dump).toContain(waiting.email);
    expect(secrets.findIn(dump)).toEqual([]);
  });

  test('nor does the log of a Postgres that writes down every statement with its values', () => {
    figure(`${secrets.size} secrets, searched for in a statement log of ${postgres.log.length} characters`);
    expect(postgres.log).toContain(waiting.email);
    // That is worth nothing without the key of the passkey, and stands in the statements that keep it and spend it.
    const found = new Set(secrets.findIn(postgres.log).map(({ secret }) => secret));
    expect(found).toEqual(new Set([ASKED]));
  });
});

describe('that search finds', () => {
  test.each(Object.keys(writingsOf('any')))('what is written in this way: %s', (writing) => {
    const planted = noSecrets();
    const values = {
      code: '407219',
      password: 'a lamp & a ladder',
      key: Uint8Array.from({ length: 20 }, (_, index) => 7 * index + 3),
    };
    for (const [name, value] of Object.entries(values)) planted.add(name, value);
    for (const [name, value] of Object.entries(values)) {
      const written = writingsOf(value)[writing];
      expect(planted.findIn(`{"before":"${written}","after":1}`).map(({ secret }) => secret)).toContain(name);
    }
    expect(planted.findIn('{"before":"140721938","after":1.407219}')).toEqual([]);
  });

  test('what was put into a table, as text and as bytes', async () => {
    await system.query('create table planted (words text, bytes bytea)');
    await system.query("insert into planted values ('code ' || $1, convert_to($2, 'UTF8'))", [
      mailedCode,
      waiting.password,
    ]);
    const found = secrets.findIn(await dumpOf(system.query)).map(({ secret }) => secret);
    await system.query('drop table planted');
    expect(new Set(found)).toEqual(new Set(['a mailed code', 'the password']));
  });

  test('what an answer tells where it does not belong', async () => {
    const elsewhere = recording(secrets);
    const browser = system.browser();
    const told = { status: 200, headers: { 'request-id': mailedCode }, body: { password: waiting.password } };
    await elsewhere.record({ ...browser, get: async () => told }).get('/api/session');
    const found = secrets.findIn(elsewhere.lines.join('\n')).map(({ secret }) => secret);
    expect(new Set(found)).toEqual(new Set(['a mailed code', 'the password']));
  });
});

describe('SEC-38, SEC-89 of a stolen dump without the key', () => {
  test('none of a million codes makes the stored MAC', async () => {
    const [row] = await system.query<{ mac: Buffer; challenge: string; key: string }>(
      `select e.mac, e.key_id as key, c.id::text as challenge from email_codes e join challenges c on c.id = e.challenge_id
      where c.account_id = $1`,
      [waiting.id],
    );
    if (!row) throw new Error('There is no mailed code in the dump.');
    const stored = row.mac.toString('hex');
    const bound = (code: string) => `sign-in|${row.challenge}|${code}`;
    const guesses = [
      sha256,
      hmacWith(''),
      (code: string) => sha256(bound(code)),
      ...['', row.challenge, waiting.id, row.key].map((key) => {
        const mac = hmacWith(key);
        return (code: string) => mac(bound(code));
      }),
    ];
    const found = guesses.flatMap((macOf) => codesThatMake(stored, macOf));
    expect(found).toEqual([]);
    figure(
      `${guesses.length} times a million guesses at the MAC of a mailed code without its key: ${found.length} fit`,
    );
  });

  test('and the same search finds a code whose MAC was made without a key', () => {
    const stored = createHmac('sha256', '').update(`sign-in|x|${mailedCode}`).digest('hex');
    const mac = hmacWith('');
    expect(codesThatMake(stored, (code) => mac(`sign-in|x|${code}`))).toEqual([mailedCode]);
  });
});
