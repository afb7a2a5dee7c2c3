import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by path, relative to the root. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A small workspace in a temporary folder with pnpm's layout; deleted when disposed. */
export function miniatureWorkspace(files: Files) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'miniature-workspace-')));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  return {
    root,
    /** Makes a folder importable by a package name. */
    link(folder: string, name: string) {
      const link = join(root, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, folder), link);
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
