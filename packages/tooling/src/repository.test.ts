import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './bootstrap/paths.mjs';

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const isClone = existsSync(join(root, '.git'));

/** A line for each file that git tracks. */
const trackedFiles = (...flags: string[]): string[] =>
  spawnSync('git', ['ls-files', ...flags], { cwd: root, encoding: 'utf8' })
    .stdout.trim()
    .split('\n');

/** Every folder that a file lies in. */
const foldersOf = (file: string) =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, index, folders) => folders.slice(0, index + 1).join('/'));

const { devDependencies } = JSON.parse(textOf('package.json'));

test('.node-version is the pinned Node', () => {
  expect(textOf('.node-version')).toBe(`${devDependencies.node}\n`);
});

test('.editorconfig formats as Biome does', () => {
  const { formatter } = JSON.parse(textOf('.biome.json'));
  const [, everyFile = ''] = /^\[\*\]\n((?:\w.*\n)+)/m.exec(textOf('.editorconfig')) ?? [];
  const settings = Object.fromEntries(everyFile.split('\n').map((line) => line.split(' = ')));
  expect(settings).toMatchObject({
    indent_style: formatter.indentStyle,
    // Biome's own unless it is told otherwise.
    indent_size: String(formatter.indentWidth ?? 2),
    max_line_length: String(formatter.lineWidth),
    end_of_line: formatter.lineEnding ?? 'lf',
  });
});

test.skipIf(!isClone)('every text is checked out with the line ending that the formatter wants', () => {
  const listed = trackedFiles('--eol');
  expect(listed.length).toBeGreaterThan(500);
  expect(
    listed.filter((line) => !/^i\/(?:lf|none)\s.*attr\/text=auto eol=lf|^i\/-text\s.*attr\/-text/.test(line)),
  ).toEqual([]);
});

test.skipIf(!isClone)('every link of a page leads to a file that a clone has', () => {
  const files = trackedFiles();
  const places = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  const links = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, target = '']) => ({
        page,
        target: posix.normalize(posix.join(posix.dirname(page), target)).replace(/\/$/, ''),
      })),
    );
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ target }) => !places.has(target))).toEqual([]);
});

describe('the workflow', () => {
  const text = textOf('.github/workflows/ci.yml');
  const { jobs, permissions } = parse(text);

  test('runs the test command of the README, on the pinned Node', () => {
    const [, command] = /^(npm test) +#/m.exec(textOf('README.md')) ?? [];
    expect(command).toBeDefined();
    const { steps } = jobs.test;
    expect(steps.filter(({ run }: { run?: string }) => run).map(({ run }: { run: string }) => run)).toEqual([command]);
    expect(steps[1].with['node-version-file']).toBe('.node-version');
  });

  test('may read and nothing else', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.values<object>(jobs).filter((job) => 'permissions' in job)).toEqual([]);
  });

  test('names each action by its commit', () => {
    const actions = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('checks the lock file by the rules that installations trust it to keep', () => {
    expect(parse(textOf('pnpm-workspace.yaml'))).toMatchObject({ trustLockfile: true, trustPolicy: 'no-downgrade' });
    expect(jobs['lock-file'].steps.at(-1).run).toContain(' --no-trust-lockfile');
  });
});

test('Renovate offers nothing that an installation would refuse, and no other emulator', () => {
  const { minimumReleaseAge, packageRules, rangeStrategy } = JSON.parse(textOf('.github/renovate.json'));
  const { catalog, minimumReleaseAge: minutes } = parse(textOf('pnpm-workspace.yaml'));
  expect(Number(/^(\d+) days$/.exec(minimumReleaseAge)?.[1]) * 24 * 60).toBeGreaterThanOrEqual(minutes);
  expect(rangeStrategy).toBe('pin');
  expect(Object.values<string>(catalog).filter((version) => !/^\d/.test(version))).toEqual([]);
  const ofEmulator = packageRules.filter(({ matchPackageNames = [] }) =>
    matchPackageNames.includes('emulate' as never),
  );
  expect(ofEmulator).toMatchObject([{ allowedVersions: '<1' }]);
  expect(catalog.emulate).toMatch(/^0\./);
});

test('every issue form asks something, and asks nothing twice', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(join(root, folder)).filter((name) => name !== 'config.yml');
  expect(forms).toEqual(['bug.yml', 'idea.yml']);
  for (const form of forms.map((name) => parse(textOf(`${folder}/${name}`)))) {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const questions = form.body.filter(({ type }: { type: string }) => type !== 'markdown');
    const ids = questions.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of questions) expect(attributes.label).toMatch(/\S/);
  }
});

test('a pull request is asked what CONTRIBUTING wants to know', () => {
  const [question = ''] = /what for, how well kept, how large/.exec(textOf('CONTRIBUTING.md')) ?? [];
  expect(question).not.toBe('');
  const asked = textOf('.github/pull_request_template.md');
  for (const words of [question, 'decision record', 'CHANGELOG.md', 'security rule'])
    expect(asked.toLowerCase()).toContain(words.toLowerCase());
});
