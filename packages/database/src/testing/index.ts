export { emptyTestDatabase, migrationsFolder, type TestDatabase } from './empty-test-database.ts';
export { type PostgresServer, startPostgresServer } from './postgres-server.ts';
