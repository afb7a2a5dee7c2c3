import { expect, test } from 'vitest';
import { onNode, runQuietly } from './run-command.ts';

const run = (script: string) => runQuietly(onNode(['--input-type=module', '-e', script], import.meta.dirname));

test('the output of a command is captured in order, from both streams', async () => {
  const script = `
    import { setTimeout as pause } from 'node:timers/promises';
    console.log('one'); await pause(100); console.error('two'); await pause(100); console.log('three');`;
  expect(await run(script)).toEqual({ code: 0, output: 'one\ntwo\nthree\n' });
});

test.each([
  ['process.exit(3)', 3],
  [`process.kill(process.pid, 'SIGKILL')`, 137],
])('%s ends with code %i', async (script, code) => {
  expect((await run(script)).code).toBe(code);
});

test('an orphaned process that holds the output is not waited for', async () => {
  const script = `
    import { spawn } from 'node:child_process';
    const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit' });
    console.log(left.pid);
    process.exit(4);`;
  const { code, output } = await run(script);
  expect(code).toBe(4);
  // Throws if it is not alive any more.
  process.kill(Number(output), 'SIGKILL');
});

test('a missing program is an error', async () => {
  await expect(runQuietly({ file: '/no/such/program', args: [], cwd: '/' })).rejects.toThrow('ENOENT');
});
