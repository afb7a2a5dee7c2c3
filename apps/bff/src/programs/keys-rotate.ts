import { constants } from 'node:os';
import { composeKeys } from '../composition-root.ts';
import type { Config } from '../config/config.ts';
import { keyringOf } from '../config/local-keyring.ts';
import { createJsonLog } from '../observability/log.ts';
import { keyLine, missingKeysSentence, progressLine, unreadableSentence } from './key-sentences.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

await runConfigured(async function keysRotate(config: Config) {
  const keyring = keyringOf(config);
  const log = createJsonLog((line) => process.stderr.write(line));
  const database = await openDatabase(config, log);
  try {
    const { reportKeys, rotateKeys } = composeKeys({ database, keyring });
    const [newest] = keyring;
    const stopping = onShutdownSignal(() => say('Stopping after this batch.'));
    let unreadable = 0;
    for await (const progress of rotateKeys()) {
      say(progressLine(progress));
      unreadable = progress.unreadable;
      if (stopping()) break;
    }

    const report = await reportKeys();
    for (const key of report) say(keyLine(key, newest.id, config));
    const missing = report.filter(({ standing }) => standing === 'missing');
    if (missing.length > 0) complain(missingKeysSentence(missing, config));
    if (unreadable > 0) complain(unreadableSentence(unreadable));
    const signal = stopping();
    if (signal) {
      say('Stopped. Run it again to go on.');
      process.exitCode = 128 + constants.signals[signal];
    }
  } finally {
    await database.close();
  }
});

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/**
 * The first termination signal received, or null. Later ones change nothing: a terminal signals every process of a
 * command, and whoever started this one forwards its own.
 */
function onShutdownSignal(onFirst: () => void): () => NodeJS.Signals | null {
  let received: NodeJS.Signals | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (received) return;
      received = signal;
      onFirst();
    });
  }
  return () => received;
}
