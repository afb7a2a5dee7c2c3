import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ScratchFolder extends Disposable {
  readonly path: string;
}

export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
