CREATE DOMAIN "amr" AS text;--> statement-breakpoint
CREATE DOMAIN "challenge_purpose" AS text;--> statement-breakpoint
CREATE DOMAIN "language" AS text;--> statement-breakpoint
CREATE DOMAIN "notice_kind" AS text;--> statement-breakpoint
CREATE DOMAIN "security_event_kind" AS text;--> statement-breakpoint
CREATE DOMAIN "trust" AS text;--> statement-breakpoint
CREATE DOMAIN "small_count" AS smallint;--> statement-breakpoint
CREATE DOMAIN "token_count" AS double precision;--> statement-breakpoint
DROP FUNCTION "short_guesses";--> statement-breakpoint
DROP FUNCTION "long_guesses";--> statement-breakpoint
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_language_is_spoken";--> statement-breakpoint
ALTER TABLE "attempt_budgets" DROP CONSTRAINT "attempt_budgets_trust_is_known";--> statement-breakpoint
ALTER TABLE "attempt_budgets" DROP CONSTRAINT "attempt_budgets_is_not_overdrawn";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_attempts_left_is_not_negative";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_guesses_charged_is_not_negative";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_purpose_is_known";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_trust_is_known";--> statement-breakpoint
ALTER TABLE "email_codes" DROP CONSTRAINT "email_codes_sends_left_is_not_negative";--> statement-breakpoint
ALTER TABLE "mail_allowances" DROP CONSTRAINT "mail_allowances_trust_is_known";--> statement-breakpoint
ALTER TABLE "mail_allowances" DROP CONSTRAINT "mail_allowances_is_not_overdrawn";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_is_known";--> statement-breakpoint
ALTER TABLE "pending_activations" DROP CONSTRAINT "pending_activations_attempts_left_is_not_negative";--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind_is_known";--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_factor_is_known";--> statement-breakpoint
ALTER TABLE "throttles" DROP CONSTRAINT "throttles_is_not_overdrawn";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_browser_id_browsers_id_fk";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_browser_id_browsers_id_fk";--> statement-breakpoint
DROP INDEX "challenges_browser_id";--> statement-breakpoint
DROP INDEX "sessions_browser_id";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "language" SET DATA TYPE "language";--> statement-breakpoint
ALTER TABLE "attempt_budgets" ALTER COLUMN "trust" SET DATA TYPE "trust";--> statement-breakpoint
ALTER TABLE "attempt_budgets" ALTER COLUMN "short_tokens" SET DATA TYPE "token_count";--> statement-breakpoint
ALTER TABLE "attempt_budgets" ALTER COLUMN "long_tokens" SET DATA TYPE "token_count";--> statement-breakpoint
ALTER TABLE "challenges" ALTER COLUMN "purpose" SET DATA TYPE "challenge_purpose";--> statement-breakpoint
ALTER TABLE "challenges" ALTER COLUMN "trust" SET DATA TYPE "trust";--> statement-breakpoint
ALTER TABLE "challenges" ALTER COLUMN "attempts_left" SET DATA TYPE "small_count";--> statement-breakpoint
ALTER TABLE "challenges" ALTER COLUMN "guesses_charged" SET DATA TYPE "small_count";--> statement-breakpoint
ALTER TABLE "email_codes" ALTER COLUMN "sends_left" SET DATA TYPE "small_count";--> statement-breakpoint
ALTER TABLE "mail_allowances" ALTER COLUMN "trust" SET DATA TYPE "trust";--> statement-breakpoint
ALTER TABLE "mail_allowances" ALTER COLUMN "tokens" SET DATA TYPE "token_count";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "kind" SET DATA TYPE "notice_kind";--> statement-breakpoint
ALTER TABLE "pending_activations" ALTER COLUMN "attempts_left" SET DATA TYPE "small_count";--> statement-breakpoint
ALTER TABLE "security_events" ALTER COLUMN "kind" SET DATA TYPE "security_event_kind";--> statement-breakpoint
ALTER TABLE "security_events" ALTER COLUMN "factor" SET DATA TYPE "amr";--> statement-breakpoint
ALTER TABLE "throttles" ALTER COLUMN "tokens" SET DATA TYPE "token_count";--> statement-breakpoint
ALTER DOMAIN "amr" ADD CONSTRAINT "amr_is_known" CHECK (VALUE in ('pwd', 'otp', 'email'));--> statement-breakpoint
ALTER DOMAIN "challenge_purpose" ADD CONSTRAINT "challenge_purpose_is_known" CHECK (VALUE in ('sign-in', 'deactivation'));--> statement-breakpoint
ALTER DOMAIN "language" ADD CONSTRAINT "language_is_known" CHECK (VALUE in ('en', 'zh-CN'));--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'unlock-link-issued', 'browser-unlocked'));--> statement-breakpoint
ALTER DOMAIN "trust" ADD CONSTRAINT "trust_is_known" CHECK (VALUE in ('trusted', 'untrusted'));--> statement-breakpoint
ALTER DOMAIN "small_count" ADD CONSTRAINT "small_count_is_not_negative" CHECK (VALUE >= 0);--> statement-breakpoint
ALTER DOMAIN "token_count" ADD CONSTRAINT "token_count_is_not_negative" CHECK (VALUE >= 0);
