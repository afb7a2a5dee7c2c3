import './provided-context.ts';

export { freePort } from '@countersign/tooling/free-port';
export { migratedFolder } from './embedded-database.ts';
export { emptyTestDatabase, migrationsFolder, type TestDatabase } from './empty-test-database.ts';
export { lockedMigrations } from './locked-migrations.ts';
export { lockedTable } from './locked-table.ts';
export { openTransaction } from './open-transaction.ts';
export { runUnprepared } from './run-unprepared.ts';
export { type ScratchFolder, scratchFolder } from './scratch-folder.ts';
