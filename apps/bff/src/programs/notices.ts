import { composeNotices } from '../composition-of-commands.ts';
import type { Config } from '../config/config.ts';
import { createJsonLog } from '../observability/log.ts';
import { noticeLine } from './notice-line.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';
import { complain, say } from './say.ts';

const USAGE = `Usage: pnpm notices                     lists the notices that are not delivered
       pnpm notices retry ID…           has these sent again
       pnpm notices retry --all         has all of them sent again`;

/** More than anybody reads; the sentence below the list says that there are more. */
const LISTED = 200;

await runConfigured(async function notices(config: Config) {
  const [command, ...ids] = process.argv.slice(2);
  const isAll = ids.length === 1 && ids[0] === '--all';
  const isRetry = command === 'retry' && ids.length > 0 && (isAll || !ids.some((id) => id.startsWith('-')));
  if (command !== undefined && !isRetry) return complain(USAGE);
  const log = createJsonLog((line) => process.stderr.write(line));
  const database = await openDatabase(config, log);
  try {
    const { list, retry } = composeNotices({ database });
    if (!isRetry) return await listed(list);
    const retried = await retry(isAll ? null : ids.map((id) => id.toLowerCase()));
    say(`${retried.length} will be sent within a minute by a server that runs.`);
    const unknown = isAll ? [] : ids.filter((id) => !retried.includes(id.toLowerCase()));
    if (unknown.length > 0) complain(`No undelivered notice has the ID ${unknown.join(', ')}.`);
  } finally {
    await database.close();
  }
});

async function listed(list: ReturnType<typeof composeNotices>['list']): Promise<void> {
  const found = await list(LISTED + 1);
  for (const notice of found.slice(0, LISTED)) say(noticeLine(notice, new Date()));
  if (found.length === 0) say('Every notice has been delivered.');
  if (found.length > LISTED) say(`These are the oldest ${LISTED}; there are more.`);
}
