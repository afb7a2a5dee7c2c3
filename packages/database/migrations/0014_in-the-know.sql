ALTER TABLE "security_events" RENAME COLUMN "browser" TO "browser_name";--> statement-breakpoint
DROP INDEX "security_events_account_id";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "muted_notices" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "browsers" ADD COLUMN "browser_name" text;--> statement-breakpoint
ALTER TABLE "browsers" ADD COLUMN "browser_system" text;--> statement-breakpoint
ALTER TABLE "security_events" ADD COLUMN "browser_system" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser_name" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser_system" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone', 'sessions-ended', 'new-browser', 'wrong-codes'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked', 'code-refused', 'code-replayed', 'session-ended', 'other-sessions-ended', 'browser-forgotten', 'browsers-forgotten', 'notices-chosen'));--> statement-breakpoint
CREATE INDEX "security_events_account_id_at" ON "security_events" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "security_events_refused_codes" ON "security_events" USING btree ("account_id","at") WHERE "security_events"."kind" in ('code-refused', 'code-replayed');
