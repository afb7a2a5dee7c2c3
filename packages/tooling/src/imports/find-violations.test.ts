import { expect, test } from 'vitest';
import { miniatureWorkspace } from '../testing/miniature-workspace.ts';
import { findImportViolations } from './find-violations.ts';

const packages = ['bench', 'contract', 'crypto', 'database', 'mail', 'playwright', 'tooling', 'two-factor', 'webauthn'];
const folders = ['apps/bff', 'apps/console', ...packages.map((name) => `packages/${name}`), 'e2e'];

const declaring = (...names: string[]) =>
  JSON.stringify({ type: 'module', dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
const exportsSource = JSON.stringify({
  type: 'module',
  exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' },
});

const installed = {
  ...Object.fromEntries(packages.map((name) => [`packages/${name}/package.json`, exportsSource])),
  ...Object.fromEntries(packages.map((name) => [`packages/${name}/src/index.ts`, `export type Name = '${name}';`])),
  'packages/database/src/testing/index.ts': 'export const emptied = 1;',
  'packages/webauthn/src/testing/index.ts': 'export const signed = 1;',
  'packages/contract/package.json': declaring('valibot').replace('{', '{"exports":{".":"./src/index.ts"},'),
  'packages/two-factor/package.json': declaring('otpauth').replace('{', '{"exports":{".":"./src/index.ts"},'),
  'apps/bff/package.json': JSON.stringify({ type: 'module', devDependencies: { valibot: '1' } }),
  'apps/console/package.json': declaring(),
  'e2e/package.json': declaring(),
  ...Object.fromEntries(
    ['valibot', 'otpauth'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: './index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
};

async function violationsIn(files: Readonly<Record<string, string>>) {
  using workspace = miniatureWorkspace({ ...installed, ...files });
  for (const name of packages) workspace.link(`packages/${name}`, `@countersign/${name}`);
  const { violations } = await findImportViolations(workspace.root, folders);
  return violations.map(({ rule, from }) => `${from}: ${rule}`);
}

test('imports that follow the arrows are let through', async () => {
  const violations = await violationsIn({
    'packages/contract/src/code.ts': `import 'valibot';`,
    'packages/two-factor/src/rules/code.ts': `import 'otpauth'; import 'node:crypto'; import 'node:url';`,
    'packages/two-factor/src/ports/accounts.ts': `import type {} from '../rules/code.ts';`,
    'packages/two-factor/src/use-cases/sign-in.ts': `import type {} from '../ports/accounts.ts'; import '../rules/code.ts';`,
    'packages/two-factor/src/use-cases/sign-in.test.ts': `import '../testing/test-system.ts'; import '@countersign/crypto';`,
    'packages/two-factor/src/testing/test-system.ts': `import '@countersign/database/testing'; import '@countersign/mail'; import '@countersign/webauthn/testing';`,
    'packages/database/src/accounts.ts': `import '@countersign/two-factor';`,
    'packages/crypto/src/code-mac.ts': `import '@countersign/two-factor';`,
    'packages/bench/src/seed.ts': `import '@countersign/crypto'; import '@countersign/tooling';`,
    'packages/mail/src/mailer.tsx': `import '@countersign/two-factor'; export const heading = <h1 />;`,
    'apps/bff/src/composition-root.ts': `import '@countersign/crypto'; import '@countersign/database'; import '@countersign/mail'; import '@countersign/webauthn';`,
    'apps/bff/src/http/routes/sign-in.ts': `import '@countersign/contract'; import type {} from '@countersign/two-factor';`,
    'apps/bff/src/http/routes/sign-in.test.ts': `import '@countersign/database/testing'; import 'valibot';`,
    'apps/bff/src/http/app.ts': `import type {} from '@countersign/database';`,
    'apps/console/src/app/router.tsx': `import '../features/sign-in/page.tsx';`,
    'apps/console/src/features/sign-in/page.tsx': `import './form.tsx'; import '@countersign/contract';`,
    'apps/console/src/features/sign-in/form.tsx': `import '../../shared/button.tsx'; export const form = <form />;`,
    'apps/console/src/shared/button.tsx': `import type {} from './theme.ts';`,
    'apps/console/src/shared/theme.ts': `import type {} from './button.tsx';`,
    'e2e/journeys/journey.spec.ts': `import '@countersign/playwright'; import '@countersign/tooling';`,
    'e2e/system/replicas.test.ts': `import '@countersign/database'; import '@countersign/two-factor';`,
  });
  expect(violations).toEqual([]);
});

test.each([
  ['one-way/apps/console', 'apps/console/src/shared/a.ts', `import type {} from '@countersign/two-factor';`],
  ['one-way/apps/bff', 'apps/bff/src/http/app.ts', `import '@countersign/bench';`],
  ['authenticator-is-for-tests', 'apps/bff/src/http/app.ts', `import '@countersign/playwright';`],
  ['one-way/packages/bench', 'packages/bench/src/a.ts', `import '../../../apps/bff/src/http/listen.ts';`],
  ['one-way/packages/crypto', 'packages/crypto/src/a.ts', `import type {} from '@countersign/database';`],
  ['one-way/packages/database', 'packages/database/src/a.ts', `import '@countersign/contract';`],
  ['one-way/packages/mail', 'packages/mail/src/a.tsx', `import '@countersign/database';`],
  ['one-way/packages/webauthn', 'packages/webauthn/src/a.ts', `import '@countersign/database';`],
  ['one-way/packages/contract', 'packages/contract/src/a.ts', `import type {} from '@countersign/two-factor';`],
  ['one-way/packages/two-factor', 'packages/two-factor/src/a.ts', `export * from '@countersign/contract';`],
  ['one-way/packages/two-factor', 'packages/two-factor/src/use-cases/a.ts', `import '@countersign/database';`],
  ['one-way/packages/two-factor', 'packages/two-factor/src/factors/a.ts', `import type {} from '@countersign/crypto';`],
  [
    'one-way/packages/two-factor/tests',
    'packages/two-factor/src/use-cases/a.test.ts',
    `import '@countersign/contract';`,
  ],
  ['one-way/packages/two-factor/tests', 'packages/two-factor/src/testing/a.ts', `import '@countersign/contract';`],
  ['testing-is-for-tests', 'packages/two-factor/src/use-cases/a.ts', `import '../testing/b.ts';`],
  ['one-way/packages/playwright', 'packages/playwright/src/a.ts', `import '@countersign/contract';`],
  ['one-way/packages/tooling', 'packages/tooling/src/a.ts', `import '@countersign/mail';`],
  ['one-way/e2e', 'e2e/system/a.ts', `await import('@countersign/mail');`],
  ['journeys-stay-outside', 'e2e/kit/start.ts', `await import('@countersign/database');`],
  ['journeys-stay-outside', 'e2e/kit/start.ts', `import '../system/kit/b.ts';`],
  ['contract-is-light', 'packages/contract/src/a.ts', `import 'node:crypto';`],
  ['openapi-is-light', 'packages/contract/src/openapi.ts', `import 'node:fs';`],
  ['rules-are-pure', 'packages/two-factor/src/rules/a.ts', `import 'node:fs';`],
  ['rules-are-pure', 'packages/two-factor/src/rules/a.ts', `import type {} from '../index.ts';`],
  ['ports-speak-in-rule-types', 'packages/two-factor/src/ports/a.ts', `import type {} from 'otpauth';`],
  ['ports-are-types', 'packages/two-factor/src/ports/a.ts', `import '../rules/b.ts';`],
  ['use-cases-use-rules-and-ports', 'packages/two-factor/src/use-cases/a.ts', `import 'otpauth';`],
  ['factors-below-use-cases', 'packages/two-factor/src/factors/a.ts', `import '../use-cases/b.ts';`],
  ['vocabulary-is-constants', 'packages/two-factor/src/vocabulary.ts', `import './rules/b.ts';`],
  ['one-way/packages/contract', 'packages/contract/src/a.ts', `import '@countersign/two-factor';`],
  ['statements-run-nothing', 'packages/database/src/statements/a.ts', `import '../connection/b.ts';`],
  ['connections-know-no-table', 'packages/database/src/connection/a.ts', `import '../statements/b.ts';`],
  ['http-below-programs', 'apps/bff/src/http/a.ts', `import '../programs/b.ts';`],
  ['observability-below-http', 'apps/bff/src/observability/a.ts', `import '../http/listen.ts';`],
  ['one-composition-root', 'apps/bff/src/http/app.ts', `import '@countersign/database';`],
  ['one-composition-root', 'apps/bff/src/http/app.ts', `import '@countersign/crypto';`],
  ['routes-know-no-adapter', 'apps/bff/src/http/routes/a.ts', `import type {} from '@countersign/mail';`],
  ['features-stand-alone', 'apps/console/src/features/sign-in/a.tsx', `import '../settings/b.ts';`],
  ['features-below-app', 'apps/console/src/features/sign-in/a.tsx', `import '../../app/b.ts';`],
  ['console-factors-stand-alone', 'apps/console/src/factors/a.tsx', `import '../features/settings/b.ts';`],
  ['shared-below-features', 'apps/console/src/shared/a.tsx', `import '../features/settings/b.ts';`],
  ['packages-by-name', 'apps/bff/src/http/app.ts', `import '../../../../packages/contract/src/index.ts';`],
  ['resolvable', 'apps/bff/src/http/app.ts', `import 'never-installed';`],
  ['declared', 'apps/console/src/shared/a.ts', `import 'valibot';`],
  ['no-development-dependencies', 'apps/bff/src/http/app.ts', `import 'valibot';`],
  ['no-cycles', 'apps/console/src/shared/a.ts', `import './b.ts';`],
  ['tests-are-leaves', 'apps/bff/src/http/app.ts', `import './app.test.ts';`],
  ['testing-is-for-tests', 'apps/bff/src/composition-root.ts', `import '@countersign/database/testing';`],
])('%s stops %s: %s', async (rule, path, contents) => {
  const violations = await violationsIn({
    'packages/two-factor/src/rules/b.ts': '',
    'apps/console/src/app/b.ts': '',
    'apps/console/src/features/settings/b.ts': '',
    'apps/console/src/shared/b.ts': `import './a.ts';`,
    'apps/bff/src/http/app.test.ts': '',
    'apps/bff/src/http/listen.ts': '',
    'apps/bff/src/programs/b.ts': '',
    'packages/two-factor/src/use-cases/b.ts': '',
    'packages/database/src/connection/b.ts': '',
    'packages/database/src/statements/b.ts': '',
    'e2e/system/kit/b.ts': '',
    [path]: contents,
  });
  expect(violations).toContain(`${path}: ${rule}`);
});
