import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stepNow } from '@countersign/bff/testing/authenticator-app';
import { emptyTestDatabase, type ScratchFolder, scratchFolder } from '@countersign/database/testing';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import type { Environment } from '../../kit/child.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../kit/mail-provider.ts';
import { sessionStatus, signIn } from '../kit/member.ts';
import { ownPostgres } from '../kit/own-postgres.ts';
import { copiedDataFolder } from '../kit/prepared-data-folder.ts';
import { onPostgres } from '../kit/settings.ts';
import { commandOfGuide, follow, statementOfGuide } from './kit/guide.ts';
import { asAtBackup, continueScenario, findingsOf, playScenario, verify } from './kit/scenario.ts';

vi.setConfig(longTimeouts);

let mail: MailProvider;
let elsewhere: ScratchFolder;

beforeEach(async () => {
  mail = await startMailProvider();
  elsewhere = scratchFolder();
});

afterEach(async () => {
  await mail[Symbol.asyncDispose]();
  elsewhere[Symbol.dispose]();
});

/** As the guide says, to a place beside it. */
function coldCopyOf(folder: string) {
  const places = { FOLDER: folder, COPY: join(elsewhere.path, 'copy') };
  return {
    save: () => follow(commandOfGuide('cp -a "$FOLDER"'), places, elsewhere.path),
    async putBack() {
      rmSync(folder, { recursive: true });
      await follow(commandOfGuide('cp -a "$COPY"'), places, elsewhere.path);
    },
  };
}

async function whileServing<Result>(settings: Environment, act: (server: Server) => Promise<Result>): Promise<Result> {
  await using server = await startServer(settings);
  const result = await act(server);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  return result;
}

test('a stopped Postgres that is copied and put back is what it was, and all its sessions can be ended', async () => {
  const shared = await emptyTestDatabase(inject('postgresUrl'));
  await using postgres = await ownPostgres(shared.query);
  await shared.close();
  await postgres.start();
  const database = await emptyTestDatabase(postgres.url);
  const settings = { ...onPostgres(database.url), RESEND_BASE_URL: `http://127.0.0.1:${mail.port}` };
  const copy = coldCopyOf(postgres.folder);

  const scenario = await whileServing(settings, playScenario);
  await postgres.stop();
  await copy.save();
  await postgres.start();
  const begunSince = await whileServing(settings, (server) => continueScenario(scenario, server));
  await postgres.stop();
  await copy.putBack();
  await postgres.start();

  await using here = await startServer(settings);
  await using there = await startServer(settings);
  const replicas = [here, there];
  const { findings, returning } = await findingsOf(scenario, begunSince, replicas);
  expect(findings).toMatchObject(asAtBackup(replicas));

  const halfway = openBrowser(here);
  expect(await signIn(halfway)).toMatchObject({ body: { next: 'second-factor' } });
  const statusesOf = (browser: Browser) =>
    Promise.all(replicas.map((replica) => sessionStatus(browser.copyAt(replica))));
  expect([await statusesOf(scenario.staying), await statusesOf(returning)]).toEqual([
    [200, 200],
    [200, 200],
  ]);
  await database.query(statementOfGuide());
  expect([await statusesOf(scenario.staying), await statusesOf(returning)]).toEqual([
    [401, 401],
    [401, 401],
  ]);
  // As if the last code accepted were long ago.
  await database.query('update authenticators set last_step = 0');
  expect(await verify(halfway, scenario.authenticator.codeAt(stepNow()))).toMatchObject({ status: 410 });
  expect(await signIn(halfway)).toMatchObject({ body: { next: 'second-factor' } });
  expect(await verify(halfway.at(there), scenario.authenticator.codeAt(stepNow()))).toMatchObject({ status: 200 });
});

test('the folder of a stopped embedded database that is copied and put back is what it was, its key included', async () => {
  using data = await copiedDataFolder();
  const folder = data.path;
  const settings = { DATA_DIR: folder, RESEND_BASE_URL: `http://127.0.0.1:${mail.port}` };
  const copy = coldCopyOf(folder);

  const scenario = await whileServing(settings, playScenario);
  await copy.save();
  const begunSince = await whileServing(settings, (server) => continueScenario(scenario, server));
  await copy.putBack();

  await using server = await startServer(settings);
  const { findings } = await findingsOf(scenario, begunSince, [server]);
  expect(findings).toMatchObject(asAtBackup([server]));
});
