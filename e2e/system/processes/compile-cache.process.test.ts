import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';
import { expect, test } from 'vitest';
import { requireBuild } from '../../kit/built.ts';
import { inRepository } from '../../kit/repository.ts';

const assemble = inRepository('apps/bff/deploy/assemble.mjs');

test('the image starts without bytecode of the machine that built, and its second start runs what the first compiled', () => {
  requireBuild();
  using image = scratchFolder();
  expect(spawnSync(process.execPath, [assemble, image.path]).status).toBe(0);
  const output = join(image.path, 'apps', 'bff', 'dist');
  expect(existsSync(join(output, 'compile-cache'))).toBe(false);

  // Without a configuration it ends after everything is loaded, as it does while the image is built.
  const start = () => {
    const env = { NODE_ENV: 'production', NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const { status, stderr } = spawnSync(process.execPath, [join(output, 'main.js')], { encoding: 'utf8', env });
    expect(status).toBe(1);
    return stderr.split('\n').filter((line) => /\/dist\/serve-[^/]*\.js was accepted/.test(line)).length;
  };
  expect(start()).toBe(0);
  expect(start()).toBe(1);
});
