import './provided-context.ts';

export { emptyTestDatabase, migrationsFolder, type TestDatabase } from './empty-test-database.ts';
export { freePort } from './free-port.ts';
export { type ScratchFolder, scratchFolder } from './scratch-folder.ts';
