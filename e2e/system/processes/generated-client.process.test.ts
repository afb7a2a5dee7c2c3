import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test, vi } from 'vitest';
import { inRepository } from '../../kit/repository.ts';
import { longTimeouts } from '../../kit/until.ts';
import { sharedServer } from '../kit/shared-server.ts';

vi.setConfig(longTimeouts);

const server = sharedServer();

const right = `
  const { data, error } = await client.POST('/api/sign-in', { body: { email: 'ann@example.com', password: 'x' } });
  if (data?.next === 'second-factor') data.challenge.factors satisfies ('passkey' | 'authenticator' | 'email' | 'recovery-code')[];
  error?.code satisfies string | undefined;
  await client.POST('/api/sign-in/challenge/verify', { body: { factor: 'authenticator', code: '492039' } });
  await client.GET('/api/authorize', { params: { query: { methods: 'otp', 'max-age': '600' } } });`;

const wrong = {
  'body-of-another-path': `await client.POST('/api/step-up', { body: { code: '492039' } });`,
  'unknown-path': `await client.GET('/api/passwords');`,
  'unknown-factor': `await client.POST('/api/sign-in/challenge/verify', { body: { factor: 'sms', code: '492039' } });`,
  'unknown-field': `(await client.GET('/api/session')).data?.password;`,
};

const onClient = (program: string) => `import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';
const client = createClient<paths>({ baseUrl: 'https://console.example.com' });
${program}`;

/** The files in which the compiler finds errors. */
async function compile(folder: string, files: readonly string[]): Promise<string[]> {
  const compiler = inRepository('node_modules', 'typescript', 'bin', 'tsc');
  const options = '--ignoreConfig --noEmit --strict --module nodenext --allowImportingTsExtensions --lib es2024,dom';
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...options.split(' '), ...files], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  return [...new Set([...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error TS/gm)].map(([, file = '']) => file))];
}

test('a client that openapi-typescript generates from the description compiles, and refuses what the API does not have', async () => {
  // Inside the workspace, so that the programs find the package that they import.
  await mkdir(inRepository('e2e', 'test-results'), { recursive: true });
  const folder = await mkdtemp(inRepository('e2e', 'test-results', 'client-'));
  try {
    const described = await openapiTS(new URL(`http://127.0.0.1:${server.port}/api/openapi.json`));
    await writeFile(join(folder, 'api.d.ts'), astToString(described));
    const programs = Object.entries({ right, ...wrong }).map(([name, program]) => [`${name}.ts`, program] as const);
    for (const [file, program] of programs) await writeFile(join(folder, file), onClient(program));
    const flawed = await compile(
      folder,
      programs.map(([file]) => file),
    );
    expect(flawed.toSorted()).toEqual(
      Object.keys(wrong)
        .map((name) => `${name}.ts`)
        .toSorted(),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
