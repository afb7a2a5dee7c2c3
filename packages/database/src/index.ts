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
export { createAdditions } from './repositories/additions.ts';
export { createAssistedRecoveries } from './repositories/assisted-recoveries.ts';
export { createBrowsers } from './repositories/browsers.ts';
export { createChallenges } from './repositories/challenges.ts';
export { createChanges } from './repositories/changes.ts';
export { createCodeTests } from './repositories/code-tests.ts';
export { createDeactivations } from './repositories/deactivations.ts';
export { createEmailChanges } from './repositories/email-changes.ts';
export { createEmailCodes } from './repositories/email-codes.ts';
export { createInvitations } from './repositories/invitations.ts';
export { createMoves } from './repositories/moves.ts';
export { createNotices } from './repositories/notices.ts';
export { createPasskeys } from './repositories/passkeys.ts';
export { createPasswordAttempts } from './repositories/password-attempts.ts';
export { createPasswordChanges } from './repositories/password-changes.ts';
export { createPasswordResets } from './repositories/password-resets.ts';
export { createRecoveryCodes } from './repositories/recovery-codes.ts';
export { createRefusedCodes } from './repositories/refused-codes.ts';
export { createRetention } from './repositories/retention.ts';
export { createSealedSecrets } from './repositories/sealed-secrets.ts';
export { createSecurityEvents } from './repositories/security-events.ts';
export { createSentMails } from './repositories/sent-mails.ts';
export { createSessions } from './repositories/sessions.ts';
export { createStepUps } from './repositories/step-ups.ts';
export { createUnlockLinks } from './repositories/unlock-links.ts';
export { definedStatements } from './statements/statement.ts';
