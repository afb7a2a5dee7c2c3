import { setTimeout as delay } from 'node:timers/promises';
import { startStep } from '../bootstrap/progress.mjs';
import { exitCodeOf } from '../bootstrap/signals.mjs';
import { bffApp, buildWithProgress } from '../build-apps.ts';
import { loadEnvFile } from '../env-file.ts';
import { requireFreePort } from '../free-port.ts';
import { terminateCommandsOnSignal } from '../run-command.ts';
import { UserError } from '../user-error.ts';
import { banner } from './banner.ts';
import { type BffProcess, onStopRequest, startBff } from './bff-process.ts';
import { settingsFor, webhookOf } from './delivery-events.ts';
import { startInbox } from './inbox.ts';
import { openLogFile } from './log-file.ts';
import { readSettings, type Settings } from './settings.ts';

/** Builds what is stale, then runs the inbox and the BFF. */
export async function start(): Promise<number> {
  loadEnvFile();
  const settings = readSettings(process.env);
  await requireFreePort(settings.port, 'PORT');
  if (settings.inboxPort !== undefined) await requireFreePort(settings.inboxPort, 'INBOX_PORT');

  const removeHandlers = terminateCommandsOnSignal();
  await buildWithProgress();
  removeHandlers();
  return runCountersign(settings, process.env);
}

/** Runs until a person or the BFF itself ends it. @returns the exit code */
async function runCountersign(settings: Settings, environment: NodeJS.ProcessEnv): Promise<number> {
  const { port, inboxPort, demoAccounts } = settings;
  // In production the log goes to standard output, where the platform collects it.
  const logFile = settings.isProduction ? undefined : openLogFile(settings.dataDirectory);
  const webhook = webhookOf(port, environment);
  const inbox = inboxPort === undefined ? undefined : await startInbox(inboxPort, { webhook });
  const bff = startBff({
    program: bffApp.built,
    environment: { ...environment, PORT: String(port), ...(inbox && settingsFor(inbox, webhook, environment)) },
    log: logFile?.write,
  });
  const wasStopRequested = onStopRequest(bff.stop);

  if (await isReadyAtLast(bff, port)) {
    const consoleUrl = environment.CONSOLE_ORIGIN || `http://localhost:${port}`;
    console.log(banner({ consoleUrl, inboxUrl: inbox?.pageUrl, demoAccounts, logPath: logFile?.path }));
  }

  const { code, signal } = await bff.exited;
  await inbox?.close();
  if (wasStopRequested() && (code === 0 || signal === 'SIGTERM')) {
    console.log('Stopped.');
    return 0;
  }
  console.error(`The BFF ended ${signal ? `by ${signal}` : `with exit code ${code}`}.`);
  return exitCodeOf(code, signal) || 1;
}

/** @returns false when the BFF exited instead; its own message is on the terminal then */
async function isReadyAtLast(bff: BffProcess, port: number): Promise<boolean> {
  const step = startStep('Starting');
  try {
    const isReady = await waitUntilReady(`http://localhost:${port}/api/health/ready`, bff.exited);
    if (isReady) step.done();
    else step.failed();
    return isReady;
  } catch (error) {
    bff.stop();
    throw error;
  }
}

const POLL_MILLISECONDS = 100;
const READY_TIMEOUT_SECONDS = 120;

/** @returns false when the process exited before it was ready */
async function waitUntilReady(url: string, exited: Promise<unknown>): Promise<boolean> {
  let hasExited = false;
  const exit = exited.then(() => {
    hasExited = true;
  });
  const deadline = performance.now() + READY_TIMEOUT_SECONDS * 1000;
  while (!hasExited && performance.now() < deadline) {
    if (await isReady(url)) return true;
    await Promise.race([delay(POLL_MILLISECONDS), exit]);
  }
  if (hasExited) return false;
  throw new UserError(`The BFF runs but has not said at ${url} that it is ready within ${READY_TIMEOUT_SECONDS} s.`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
