import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { workspaceMembers } from '../workspace.ts';

/** A source or document, with its path relative to the root. */
export interface WorkspaceFile {
  path: string;
  text: string;
}

const OURS = /\.(?:tsx?|mts|mjs|sql|md)$/;
const TESTS = /\.(?:test|spec)\.tsx?$|\/testing\//;
const PARTS = ['src', 'decisions', 'bin'];
/** The end-to-end tests have no source beside them, so their folders stand in the package itself. */
const PARTS_OF_E2E = ['decisions', 'journeys', 'kit', 'screens', 'system'];

const namesIn = (folder: string): string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }) : [];

/** Sources, tests and decisions of every member. */
export const workspaceFiles = (): WorkspaceFile[] =>
  workspaceMembers()
    .flatMap(({ folder }) =>
      (folder === 'e2e' ? PARTS_OF_E2E : PARTS).flatMap((part) =>
        namesIn(join(folder, part)).map((name) => join(folder, part, name)),
      ),
    )
    .filter((path) => OURS.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The code that runs on a server or in a browser. */
export const productSources = (): WorkspaceFile[] =>
  workspaceFiles().filter(
    ({ path }) =>
      /^(?:apps|packages)\//.test(path) &&
      /\.tsx?$/.test(path) &&
      !TESTS.test(path) &&
      !/^packages\/(?:bench|playwright|tooling)\//.test(path),
  );
