export { connectPostgres, type Database, type PoolReading } from './connection/connect.ts';
export { FolderInUse, LockDamaged } from './connection/embedded/lock-folder.ts';
export { openEmbedded } from './connection/embedded/open-embedded.ts';
export { makePrivateFolder } from './connection/embedded/private-files.ts';
export {
  DatabaseDamaged,
  DatabaseOfOtherVersion,
  DiskFull,
  EngineFailed,
} from './connection/embedded/unusable-database.ts';
export { isDatabaseUnavailable } from './connection/is-unavailable.ts';
export { MayNotMigrate } from './connection/migrate-postgres.ts';
export { type PoolerFlaw, UnusablePooler } from './connection/pooler.ts';
export { errorCodeOf, type Sql } from './connection/sql.ts';
export { accountsIn } from './repositories/accounts.ts';
export { activationsIn } from './repositories/activations.ts';
export { challengesIn } from './repositories/challenges.ts';
export { deactivationsIn } from './repositories/deactivations.ts';
export { emailCodesIn } from './repositories/email-codes.ts';
export { noticesIn } from './repositories/notices.ts';
export { passwordAttemptsIn } from './repositories/password-attempts.ts';
export { retentionIn } from './repositories/retention.ts';
export { sealedSecretsIn } from './repositories/sealed-secrets.ts';
export { sessionsIn } from './repositories/sessions.ts';
export { unlockLinksIn } from './repositories/unlock-links.ts';
export { definedStatements } from './statements/statement.ts';
