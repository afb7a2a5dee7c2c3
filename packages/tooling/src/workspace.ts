import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/paths.mjs';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
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
export function foldersBehind(folder: string): string[] {
  const members = workspaceMembers();
  const found = new Set([folder]);
  for (const each of found) {
    const dependencies = members.find((member) => member.folder === each)?.manifest.dependencies ?? {};
    for (const { folder, manifest } of members) if (manifest.name in dependencies) found.add(folder);
  }
  return [...found].sort();
}
