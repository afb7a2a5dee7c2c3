import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/paths.mjs';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface Member {
  /** Relative to the root, as in `apps/bff`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

const readMember = (folder: string): Member => ({
  folder,
  manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
});

/** Every package of the workspace, found by its folder, so that there is no list to keep. */
export function workspaceMembers(): Member[] {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  return [...folders, 'e2e'].filter((folder) => existsSync(join(root, folder, 'package.json'))).map(readMember);
}

/** The folders of a package and of its transitive workspace dependencies. */
export const foldersBehind = (folder: string): string[] =>
  foldersReachedFrom(folder, ({ dependencies }) => ({ ...dependencies }));

/** The same for a package's tests, which run on its own devDependencies besides. */
export const foldersBehindTests = (folder: string): string[] =>
  foldersReachedFrom(folder, ({ dependencies, devDependencies }, isFirst) => ({
    ...dependencies,
    ...(isFirst && devDependencies),
  }));

function foldersReachedFrom(
  first: string,
  needs: (manifest: Manifest, isFirst: boolean) => Readonly<Record<string, string>>,
): string[] {
  const members = workspaceMembers();
  const found = new Set([first]);
  for (const each of found) {
    const member = members.find(({ folder }) => folder === each);
    const needed = member ? needs(member.manifest, each === first) : {};
    for (const { folder, manifest } of members) if (manifest.name in needed) found.add(folder);
  }
  return [...found].sort();
}
