import { addLink, isLinked } from './links.ts';
import { requireStylesheet } from './stylesheets.ts';

function fetchBeside(file: string): Promise<void> | undefined {
  const address = `/${file}`;
  if (file.endsWith('.css')) return requireStylesheet(address);
  if (!isLinked(address)) addLink('modulepreload', address);
  return undefined;
}

/**
 * Imports a file of the build with those that it needs: scripts are fetched in parallel, and stylesheets are there before it
 * runs. The build calls it for every `import()` (`vite/import-helper.ts`).
 */
export async function importWithFiles<Module>(
  load: () => Promise<Module>,
  files: readonly string[] = [],
): Promise<Module> {
  await Promise.all(files.map(fetchBeside));
  return load();
}
