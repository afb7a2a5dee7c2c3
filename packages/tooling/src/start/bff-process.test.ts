import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { miniatureWorkspace } from '../testing/miniature-workspace.ts';
import { startBff } from './bff-process.ts';
import { openLogFile } from './log-file.ts';

/** Runs a program as the BFF until its log has a line, then calls `act`. */
async function exitAfter(program: string, act: (stop: () => void) => void) {
  using folder = miniatureWorkspace({ 'main.mjs': program });
  const log = openLogFile(folder.root);
  const bff = startBff({ program: join(folder.root, 'main.mjs'), environment: process.env, log: log.write });
  let hasExited = false;
  bff.exited.then(() => {
    hasExited = true;
  });
  while (!hasExited && readFileSync(log.path, 'utf8') === '') await sleep(20);
  act(bff.stop);
  const exit = await bff.exited;
  return { ...exit, log: readFileSync(log.path, 'utf8') };
}

const running = `console.log('ready'); setInterval(() => {}, 1000);`;

test('its log goes to the file and its exit code comes back', async () => {
  expect(await exitAfter(`console.log('{"event":"x"}'); process.exitCode = 7;`, () => {})).toEqual({
    code: 7,
    signal: null,
    log: '{"event":"x"}\n',
  });
});

test('stopping lets it finish its work', async () => {
  const finishes = `process.on('SIGTERM', () => setTimeout(() => { console.log('finished'); process.exit(0); }, 300));`;
  const exit = await exitAfter(`${finishes} ${running}`, (stop) => stop());
  expect(exit).toEqual({ code: 0, signal: null, log: 'ready\nfinished\n' });
});

test('stopping a second time kills one that ignores the first', async () => {
  const refuses = `process.on('SIGTERM', () => console.log('no'));`;
  const exit = await exitAfter(`${refuses} ${running}`, (stop) => {
    stop();
    stop();
  });
  expect(exit.signal).toBe('SIGKILL');
});
