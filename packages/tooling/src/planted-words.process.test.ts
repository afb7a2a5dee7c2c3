import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './bootstrap/paths.mjs';
import { workspaceCopy } from './testing/workspace-copy.ts';
import { foldersBehindTests, workspaceMembers } from './workspace.ts';

/** A whole workspace is type-checked, which takes a while on a busy machine. */
const PATIENCE_MS = 300_000;

const DOMAIN = 'packages/two-factor';
const VOCABULARY = `${DOMAIN}/src/vocabulary.ts`;
const FACTOR_TYPES = `${DOMAIN}/src/factors/factor.ts`;
const MAILS = `${DOMAIN}/src/ports/mail.ts`;

/** Every project that is built on the vocabulary. */
const projects = workspaceMembers()
  .map(({ folder }) => folder)
  .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
  .filter((folder) => foldersBehindTests(folder).includes(DOMAIN));

/** The others know of mails only what reaches a mailbox. */
const projectsWithMails = [DOMAIN, 'packages/database', 'packages/mail', 'apps/bff'];

const OF_TESTS = /\.(?:test|spec)\.tsx?$|\/testing\/|^e2e\//;
const inProduction = (paths: readonly string[]) => paths.filter((path) => !OF_TESTS.test(path));

/** The files that a checklist says the compiler names, in each of its steps after `npm test -- types`. */
function filesAskedFor(section: string): string[] {
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, text = ''] = contributing.split(`\n## ${section}\n`);
  const [checklist = ''] = text.split('\n## ');
  const asked = checklist.split(/\n(?=\d+\. )/).flatMap((step) => step.split('`npm test -- types`').slice(1));
  return asked.flatMap((words) => [...words.matchAll(/`([^`]+\.tsx?)`/g)].map(([, path = '']) => path)).sort();
}

function plantFactor({ replace, write }: ReturnType<typeof workspaceCopy>) {
  const end = '} as const satisfies Record<string, FactorFacts>;';
  replace(
    VOCABULARY,
    end,
    `planted: { amr: ['planted'], isGuessable: false, role: 'primary', mayReplace: true, useNotice: null },\n${end}`,
  );
  return function plantItsTypes() {
    write(
      `${DOMAIN}/src/factors/planted.ts`,
      `export interface PlantedTypes {
        proof: { answer: string };
        stored: { publicKey: Uint8Array };
        evidence: { factor: 'planted'; count: number };
      }`,
    );
    const start = 'export interface FactorTypes {';
    replace(FACTOR_TYPES, start, `import type { PlantedTypes } from './planted.ts';\n${start}\nplanted: PlantedTypes;`);
  };
}

test(
  'a factor that is planted stops the compiler in the files that CONTRIBUTING names, and in no others',
  async () => {
    using workspace = workspaceCopy();
    const plantItsTypes = plantFactor(workspace);
    expect(await workspace.filesAtFault([DOMAIN])).toContain(FACTOR_TYPES);
    plantItsTypes();
    const asked = filesAskedFor('Adding a factor');
    expect(asked.length).toBeGreaterThan(3);
    expect(inProduction(await workspace.filesAtFault(projects))).toEqual(asked);
  },
  PATIENCE_MS,
);

test(
  'so do a notice and a mail of another kind',
  async () => {
    using workspace = workspaceCopy();
    workspace.replace(VOCABULARY, 'noticeKinds = [', "noticeKinds = ['planted-notice', ");
    const union = 'export type Mail =';
    const kind = "interface ReportMail extends RequestedMail { kind: 'report' }";
    workspace.replace(MAILS, union, `${kind}\n${union} ReportMail`);
    const asked = filesAskedFor('Adding a mail');
    expect(asked.length).toBeGreaterThan(3);
    expect(inProduction(await workspace.filesAtFault(projectsWithMails))).toEqual(asked);
  },
  PATIENCE_MS,
);
