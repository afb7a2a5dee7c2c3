ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone', 'password-reset', 'sessions-ended', 'new-browser', 'wrong-codes', 'password-changed', 'email-changed', 'help-begun', 'recovery-started', 'recovery-cancelled', 'recovery-completed'));--> statement-breakpoint
ALTER DOMAIN "reversible_change" DROP CONSTRAINT "reversible_change_is_known";--> statement-breakpoint
ALTER DOMAIN "reversible_change" ADD CONSTRAINT "reversible_change_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-codes-renewed', 'password-changed', 'email-changed', 'password-reset'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked', 'password-reset-begun', 'password-reset', 'code-refused', 'code-replayed', 'session-ended', 'other-sessions-ended', 'browser-forgotten', 'browsers-forgotten', 'notices-chosen', 'password-changed', 'email-changed', 'help-begun', 'recovery-started', 'recovery-cancelled', 'blocked', 'unblocked'));--> statement-breakpoint
CREATE TABLE "pending_email_changes" (
	"id" uuid NOT NULL,
	"session_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"mac" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"security_epoch" integer NOT NULL,
	"attempts_left" "small_count" NOT NULL,
	"mail_id" text,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "reversible_changes" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "pending_email_changes" ADD CONSTRAINT "pending_email_changes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_email_changes" ADD CONSTRAINT "pending_email_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pending_email_changes_account_id" ON "pending_email_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "pending_email_changes_expires_at" ON "pending_email_changes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "reversible_changes_email" ON "reversible_changes" USING btree ("email") WHERE "reversible_changes"."email" is not null;
