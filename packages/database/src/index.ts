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
export { createAccounts } from './repositories/accounts.ts';
export { createActivations } from './repositories/activations.ts';
export { createChallenges } from './repositories/challenges.ts';
export { createDeactivations } from './repositories/deactivations.ts';
export { createEmailCodes } from './repositories/email-codes.ts';
export { createNotices } from './repositories/notices.ts';
export { createPasswordAttempts } from './repositories/password-attempts.ts';
export { createRetention } from './repositories/retention.ts';
export { createSealedSecrets } from './repositories/sealed-secrets.ts';
export { createSessions } from './repositories/sessions.ts';
export { createUnlockLinks } from './repositories/unlock-links.ts';
export { definedStatements } from './statements/statement.ts';
