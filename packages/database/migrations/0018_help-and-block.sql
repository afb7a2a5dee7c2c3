CREATE TABLE "assisted_recoveries" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"security_epoch" integer NOT NULL,
	"start_notice_id" uuid NOT NULL,
	"start_token_hash" "bytea" NOT NULL,
	"start_key_id" text NOT NULL,
	"cancel_notice_id" uuid,
	"cancel_token_hash" "bytea",
	"cancel_key_id" text,
	"language" "language",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "assisted_recoveries_start_token_hash_unique" UNIQUE("start_token_hash"),
	CONSTRAINT "assisted_recoveries_cancel_token_hash_unique" UNIQUE("cancel_token_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "blocked_reason" text;--> statement-breakpoint
ALTER TABLE "security_events" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "assisted_recoveries" ADD CONSTRAINT "assisted_recoveries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assisted_recoveries_due_at" ON "assisted_recoveries" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "assisted_recoveries_expires_at" ON "assisted_recoveries" USING btree ("expires_at");--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone', 'sessions-ended', 'new-browser', 'wrong-codes', 'help-begun', 'recovery-started', 'recovery-cancelled', 'recovery-completed'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked', 'code-refused', 'code-replayed', 'session-ended', 'other-sessions-ended', 'browser-forgotten', 'browsers-forgotten', 'notices-chosen', 'help-begun', 'recovery-started', 'recovery-cancelled', 'blocked', 'unblocked'));
