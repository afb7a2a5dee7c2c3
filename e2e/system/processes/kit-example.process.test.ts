import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from '@countersign/playwright/pack';
import { findHeadlessChromium } from '@countersign/tooling/chromium';
import { freePort } from '@countersign/tooling/free-port';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { start } from '../../kit/child.ts';
import { inRepository } from '../../kit/repository.ts';
import { isReady } from '../../kit/server.ts';
import { until } from '../../kit/until.ts';

// One of its tests waits for half a minute of its own, as on a busy machine all of them may.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

const exampleFolder = inRepository('packages', 'playwright', 'example');
const ACCOUNTS = ['robot', 'worker-0', 'worker-1', 'worker-2', 'worker-3'].map((name) => `${name}@example.com`);

const scratch = mkdtempSync(join(tmpdir(), 'countersign-example-'));
const suite = join(scratch, 'suite');

/** The example as a team has it that installed the tarball: no file of the workspace but the Playwright that is installed. */
beforeAll(async () => {
  const { tarball } = await packInto(scratch);
  cpSync(exampleFolder, suite, { recursive: true, filter: (path) => !/node_modules|\.auth|test-results/.test(path) });
  run('npm', ['pkg', 'delete', 'devDependencies']);
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--legacy-peer-deps', '--save-dev', tarball]);
  mkdirSync(join(suite, 'node_modules', '@types'), { recursive: true });
  mkdirSync(join(suite, 'node_modules', '@playwright'), { recursive: true });
  for (const name of ['@playwright/test', '@types/node']) {
    symlinkSync(inRepository('e2e', 'node_modules', name), join(suite, 'node_modules', name));
  }
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const ended = spawnSync(program, args, {
    cwd: suite,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  if (ended.status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

test('its types are those of the tarball', () => {
  run(process.execPath, [inRepository('node_modules', 'typescript', 'bin', 'tsc'), '-p', suite]);
});

test('against what `npm start` runs, four workers pass every test at the first try', async () => {
  const [PORT, INBOX_PORT] = [String(await freePort()), String(await freePort())];
  const console = start(process.execPath, {
    args: [inRepository('packages', 'tooling', 'bin.mjs'), 'start'],
    environment: { HOME: scratch, DATA_DIR: join(scratch, 'data'), DEMO_ACCOUNTS: ACCOUNTS.join(), PORT, INBOX_PORT },
  });
  try {
    await until('the console is ready', () => console.hasExited || isReady(Number(PORT)));
    expect(console.hasExited, console.stderr).toBe(false);
    const report = await reportOfFourWorkers({
      CONSOLE_URL: `http://localhost:${PORT}`,
      INBOX_URL: `http://localhost:${INBOX_PORT}`,
      CHROMIUM_PATH: await findHeadlessChromium(),
    });
    const { expected, unexpected, flaky, skipped } = report.stats;
    expect(failuresIn(report.suites)).toEqual([]);
    expect({ expected, unexpected, flaky, skipped }).toEqual({ expected: 10, unexpected: 0, flaky: 0, skipped: 0 });
  } finally {
    // It stops the server that it started, which a killed one could not.
    console.kill('SIGTERM');
    await console.exited;
  }
});

/** The example's configuration, with more time than it allows: other tests run on this machine too. */
const PATIENT = `
import example from './playwright.config.js';
export default { ...example, timeout: 240_000, expect: { timeout: 60_000 } };
`;

/** What went wrong in each test that did not pass at once. */
const failuresIn = (suites: readonly JSONReportSuite[]): string[] =>
  suites.flatMap(({ specs, suites }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
        return [title, ...errors.map(({ message }) => message)].join('\n');
      }),
    ...failuresIn(suites ?? []),
  ]);

async function reportOfFourWorkers(environment: Record<string, string>): Promise<JSONReport> {
  const playwright = join(suite, 'node_modules', '@playwright', 'test', 'cli.js');
  writeFileSync(join(suite, 'patient.config.ts'), PATIENT);
  await using tests = start(process.execPath, {
    args: [playwright, 'test', '--config=patient.config.ts', '--workers=4', '--reporter=json'],
    folder: suite,
    environment,
  });
  await tests.exited;
  if (tests.stdout === '') throw new Error(tests.stderr);
  return JSON.parse(tests.stdout);
}

describe('the workflows to copy', () => {
  const read = (path: string) => readFileSync(join(exampleFolder, path), 'utf8');
  const commandsIn = (text: string) => [...text.matchAll(/(?:DEMO_ACCOUNTS: .*|npx playwright test.*)/g)].map(String);

  test('both start the console with the accounts of the tests, and run four workers', () => {
    const expected = [`DEMO_ACCOUNTS: ${ACCOUNTS.join()}`, 'npx playwright test --workers=4'];
    expect(commandsIn(read('.github/workflows/e2e.yml'))).toEqual(expected);
    expect(commandsIn(read('.gitlab-ci.yml'))).toEqual(expected);
  });

  test('they are YAML, name the Playwright of package.json, and pin actions as our own workflow does', () => {
    const { devDependencies } = JSON.parse(read('package.json'));
    const { version } = JSON.parse(readFileSync(inRepository('packages', 'playwright', 'package.json'), 'utf8'));
    expect(devDependencies['@countersign/playwright']).toBe(version);
    expect(parse(read('.gitlab-ci.yml')).e2e.image).toContain(`:v${devDependencies['@playwright/test']}-`);
    const uses = (text: string) => [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    const ours = uses(readFileSync(inRepository('.github', 'workflows', 'ci.yml'), 'utf8'));
    for (const action of uses(read('.github/workflows/e2e.yml'))) expect(ours).toContain(action);
    expect(parse(read('.github/workflows/e2e.yml')).jobs.e2e.steps).not.toHaveLength(0);
  });
});
