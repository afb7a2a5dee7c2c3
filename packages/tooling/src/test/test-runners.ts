import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JSONReport as PlaywrightReport } from 'playwright/types/testReporter';
import type { JsonTestResults as VitestReport } from 'vitest/node';
import { cacheFolder, root } from '../bootstrap/paths.mjs';
import { print } from '../bootstrap/progress.mjs';
import { findHeadlessChromium } from '../find-chromium.ts';
import { findFirefox } from '../find-firefox.ts';
import { onNode, runQuietly } from '../run-command.ts';
import { UserError } from '../user-error.ts';
import { failuresOfPlaywright, failuresOfVitest } from './failures.ts';
import { figuresIn } from './figures.ts';
import { type Counts, checkOutcome, type Outcome, type Step, summaryOf } from './outcome.ts';

interface TestRun<Report> {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly reportPath: string;
  read(report: Report): TestReport;
}

type TestReport = Counts & Pick<Outcome, 'failures'>;

const NO_REPORT: TestReport = { passed: 0, failed: 0, skipped: 0 };

async function runTests<Report>({ args, env, reportPath, read }: TestRun<Report>): Promise<Outcome> {
  await mkdir(cacheFolder, { recursive: true });
  await rm(reportPath, { force: true });
  const { code, output } = await runQuietly(onNode(args, root, env));
  const report = existsSync(reportPath) ? read(JSON.parse(readFileSync(reportPath, 'utf8'))) : NO_REPORT;
  // A run that ended badly has failed even where no test of it has: a file may not have loaded.
  const failed = code === 0 && report.passed > 0 ? report.failed : Math.max(report.failed, 1);
  const outcome = { ...report, failed };
  return { ...outcome, note: summaryOf([outcome]), figures: figuresIn(output), output };
}

/** Tests of running processes start what was built, so they cannot run before the build is there. */
const PROCESS_TESTS = '.process';
/** So do attacks on them, which are apart because they are many. */
const SECURITY_TESTS = '.security';

const vitestStep = (name: string, selection: readonly string[]): Step => ({
  name,
  run(extraArguments) {
    const reportPath = join(cacheFolder, `${name}.json`);
    const runner = join(root, 'packages', 'tooling', 'node_modules', 'vitest', 'vitest.mjs');
    const config = join(root, 'packages', 'tooling', 'vitest.config.ts');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    return runTests<VitestReport>({
      args: [runner, 'run', '--config', config, ...reporters, ...selection, ...extraArguments],
      reportPath,
      read: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
        passed: numPassedTests,
        failed: numFailedTests,
        skipped: numPendingTests + numTodoTests,
        failures: failuresOfVitest({ testResults }),
      }),
    });
  },
});

/** Every other file, so that a path given besides can only narrow the step: Vitest takes what fits any of its filters. */
const onlyFiles = (infix: string) => [`--exclude=**/!(*${infix}).test.*`];

export const unit = vitestStep(
  'unit',
  [PROCESS_TESTS, SECURITY_TESTS].map((infix) => `--exclude=**/*${infix}.test.*`),
);
export const processes = vitestStep('processes', onlyFiles(PROCESS_TESTS));
export const security = vitestStep('security', onlyFiles(SECURITY_TESTS));

/** Runs the tests of a Playwright configuration of e2e, in the browser that the variable names. */
function playwrightRun(
  step: string,
  config: string,
  browser: Readonly<Record<string, string>>,
  extraArguments: readonly string[],
): Promise<Outcome> {
  const reportPath = join(cacheFolder, `${step}.json`);
  const runner = join(root, 'e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  return runTests<PlaywrightReport>({
    args: [runner, 'test', '-c', `e2e/${config}`, ...extraArguments],
    env: { ...process.env, ...browser, PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath },
    reportPath,
    read: ({ stats, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      failures: failuresOfPlaywright({ suites }),
    }),
  });
}

/** What the person at the terminal is to be told is the outcome of a step, and not the end of all. */
const orUserError = <Found>(finding: Promise<Found>): Promise<Found | UserError> =>
  finding.catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });

export const e2e: Step = {
  name: 'e2e',
  async run(extraArguments) {
    const chromium = await orUserError(findHeadlessChromium(print));
    if (chromium instanceof UserError) return checkOutcome(false, chromium.message);
    return playwrightRun('playwright', 'playwright.config.ts', { CHROMIUM_PATH: chromium }, extraArguments);
  },
};

/** The main road in a second engine; a machine that cannot have one goes without it. */
export const firefox: Step = {
  name: 'firefox',
  async run(extraArguments) {
    const found = await orUserError(findFirefox({ announce: print }));
    if (found instanceof UserError) return checkOutcome(false, found.message);
    if ('missing' in found) return { passed: 0, failed: 0, skipped: 1, note: `skipped: ${found.missing}`, output: '' };
    return playwrightRun('firefox', 'firefox.config.ts', { FIREFOX_PATH: found.path }, extraArguments);
  },
};
