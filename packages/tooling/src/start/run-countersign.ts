import { bffApp } from '../build/apps.ts';
import { exitCodeOf } from '../setting-out/exit-code.mjs';
import { begin } from '../setting-out/progress.mjs';
import { banner } from './banner.ts';
import { type BffProcess, startBff } from './bff-process.ts';
import { startInbox } from './inbox.ts';
import { openLogFile } from './log-file.ts';
import type { Settings } from './settings.ts';
import { onStopRequests } from './stop-requests.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** Resolves to false when the BFF ended instead; its own words are on the terminal then. */
async function untilReady(bff: BffProcess, port: number): Promise<boolean> {
  const starting = begin('Starting');
  try {
    const isReady = await waitUntilReady(`http://localhost:${port}/api/health/ready`, bff.exited);
    if (isReady) starting.done();
    else starting.failed();
    return isReady;
  } catch (error) {
    bff.stop();
    throw error;
  }
}

/** Runs the inbox and the BFF until either a person or the BFF itself ends it. @returns the exit code */
export async function runCountersign(settings: Settings, environment: NodeJS.ProcessEnv): Promise<number> {
  const { port, inboxPort, demoAccounts } = settings;
  // In production the log belongs on standard output, where the platform collects it.
  const logFile = settings.isProduction ? undefined : openLogFile(settings.dataDirectory);
  const inbox = inboxPort === undefined ? undefined : await startInbox(inboxPort);
  const bff = startBff({
    program: bffApp.built,
    environment: { ...environment, PORT: String(port), ...(inbox && { RESEND_BASE_URL: inbox.apiUrl }) },
    log: logFile?.write,
  });
  const wasAskedToStop = onStopRequests(bff.stop);

  if (await untilReady(bff, port)) {
    const consoleUrl = environment.CONSOLE_ORIGIN || `http://localhost:${port}`;
    console.log(banner({ consoleUrl, inboxUrl: inbox?.pageUrl, demoAccounts, logPath: logFile?.path }));
  }

  const { code, signal } = await bff.exited;
  await inbox?.close();
  if (wasAskedToStop() && (code === 0 || signal === 'SIGTERM')) {
    console.log('Stopped.');
    return 0;
  }
  console.error(`The BFF ended ${signal ? `by ${signal}` : `with exit code ${code}`}.`);
  return exitCodeOf(code, signal) || 1;
}
