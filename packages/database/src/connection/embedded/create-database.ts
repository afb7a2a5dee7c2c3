import { renameSync, rmSync } from 'node:fs';
import { startEngine } from './engine.ts';

/**
 * Creates an empty database beside `folder` and renames it once it is complete, so that an interrupted first start leaves
 * nothing that a later one could take for a database.
 */
export async function createDatabase(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const engine = await startEngine(draft);
    await engine.close();
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}
