import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const OURS = '^(apps|packages|e2e)/';
export const TEST_FILE = '\\.(test|spec)\\.tsx?$';
/** Code for tests: a package's own, and what it exports for the tests of others. */
export const TESTING_FOLDER = '/testing/';

interface ForbiddenImport extends Pick<IRegularForbiddenRuleType, 'from' | 'to'> {
  readonly name: string;
  readonly reason: string;
}

/** The paths in `from` and `to` are regular expressions; `$1` in `to` is the first group of `from`. */
export const forbid = ({ name, reason, from, to }: ForbiddenImport): IRegularForbiddenRuleType => ({
  name,
  comment: reason,
  severity: 'error',
  from,
  to,
});

/** Which workspace packages each package may import; one that is not listed may import none. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'apps/console': ['packages/contract'],
  'apps/bff': [
    'packages/contract',
    'packages/crypto',
    'packages/database',
    'packages/mail',
    // Its codes, for tests only: `authenticator-is-for-tests`.
    'packages/playwright',
    'packages/tooling',
    'packages/two-factor',
    'packages/webauthn',
  ],
  // It measures the built BFF as a process and must not import its source.
  'packages/bench': ['packages/crypto', 'packages/playwright', 'packages/tooling'],
  // Its closed sets only: the browser downloads the contract.
  'packages/contract': [
    'packages/two-factor/src/vocabulary.ts',
    'packages/two-factor/src/security-event-kinds.ts',
    'packages/two-factor/src/numeric-host.ts',
  ],
  'packages/crypto': ['packages/two-factor'],
  'packages/database': ['packages/tooling', 'packages/two-factor'],
  'packages/mail': ['packages/two-factor'],
  'packages/webauthn': ['packages/two-factor'],
  // Tests find elements by the console's words, in every language.
  e2e: [
    'apps/bff',
    'apps/console/src/shared/words',
    'packages/contract',
    'packages/crypto',
    'packages/database',
    'packages/playwright',
    'packages/tooling',
    'packages/two-factor',
    'packages/webauthn',
  ],
};

/** What only the tests of a package may import besides: use cases are tested over the adapters that production gives them. */
const TESTS_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'packages/two-factor': [
    'packages/crypto',
    'packages/database',
    'packages/mail',
    'packages/playwright',
    'packages/webauthn',
  ],
};

function oneWay(folder: string): IRegularForbiddenRuleType[] {
  const allowed = MAY_IMPORT[folder] ?? [];
  const forTests = TESTS_MAY_IMPORT[folder];
  const all = arrowsOf(folder, allowed, { path: `^${folder}/` });
  if (!forTests) return [all];
  const tests = { path: [`^${folder}/.*${TESTING_FOLDER}`, `^${folder}/.*${TEST_FILE}`] };
  return [
    { ...all, from: { path: `^${folder}/`, pathNot: [TEST_FILE, TESTING_FOLDER] } },
    { ...arrowsOf(folder, [...allowed, ...forTests], tests), name: `one-way/${folder}/tests` },
  ];
}

const arrowsOf = (folder: string, allowed: readonly string[], from: ForbiddenImport['from']) =>
  forbid({
    name: `one-way/${folder}`,
    reason: `Of ours, ${folder} may import ${allowed.join(', ') || 'nothing'}.`,
    from,
    to: { path: OURS, pathNot: [folder, ...allowed].map((each) => (each.endsWith('.ts') ? `^${each}$` : `^${each}/`)) },
  });

const everywhere = [
  forbid({
    name: 'packages-by-name',
    reason: 'Another package is imported by its name, so that its exports decide what is public.',
    from: { path: '^((?:apps|packages)/[^/]+|e2e)/' },
    to: { path: OURS, pathNot: '^$1/', dependencyTypes: ['local'] },
  }),
  forbid({
    name: 'resolvable',
    reason: 'There is no such file, or package.json does not declare the package.',
    // A suite of its own, which is checked where its tarball is installed.
    from: { pathNot: '^packages/playwright/example/' },
    // Vite's plugins make the virtual ones.
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  }),
  forbid({
    name: 'declared',
    reason: 'It is installed for somebody else: package.json beside the importing code does not declare it.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  }),
  forbid({
    name: 'no-development-dependencies',
    reason: 'What runs in production is a dependency, not a devDependency; what only tests use belongs in testing/.',
    from: { path: '^(apps|packages)/[^/]+/src/', pathNot: [TEST_FILE, TESTING_FOLDER, '^packages/(bench|tooling)/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
  }),
  forbid({
    name: 'no-cycles',
    reason: 'Neither can be read, or run, first. (Types may refer to each other: they are gone at run time.)',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  }),
  forbid({
    name: 'tests-are-leaves',
    reason: 'What two tests share lives in a file that is no test.',
    from: {},
    to: { path: TEST_FILE },
  }),
  forbid({
    name: 'testing-is-for-tests',
    reason: 'Parts made for tests must not reach production.',
    from: { pathNot: [TEST_FILE, TESTING_FOLDER, '^e2e/'] },
    to: { path: TESTING_FOLDER },
  }),
];

export const packageRules = (folders: readonly string[]) => [...folders.flatMap(oneWay), ...everywhere];
