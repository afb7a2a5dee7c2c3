import { composeKeys } from '../composition-of-commands.ts';
import type { Config } from '../config/config.ts';
import { keyringOf } from '../config/local-keyring.ts';
import { createJsonLog } from '../observability/log.ts';
import { keyLine, missingKeysSentence, progressLine, unreadableSentence } from './key-sentences.ts';
import { onShutdownSignal } from './on-shutdown-signal.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';
import { complain, say, sayStopped } from './say.ts';

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
    if (signal) sayStopped(signal);
  } finally {
    await database.close();
  }
});
