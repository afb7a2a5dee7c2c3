CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_token_hash" "bytea" NOT NULL,
	"account_id" uuid,
	"security_epoch" integer,
	"token_hash" "bytea" NOT NULL,
	"code_mac" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"tries_left" "small_count" NOT NULL,
	"tries_key" "bytea" NOT NULL,
	"redeemed_token_hash" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "password_resets_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "password_resets_redeemed_token_hash_unique" UNIQUE("redeemed_token_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "email_held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_resets_account_id" ON "password_resets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "password_resets_request_token_hash" ON "password_resets" USING btree ("request_token_hash","created_at");--> statement-breakpoint
CREATE INDEX "password_resets_expires_at" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone', 'password-reset', 'sessions-ended', 'new-browser', 'wrong-codes', 'help-begun', 'recovery-started', 'recovery-cancelled', 'recovery-completed'));--> statement-breakpoint
ALTER DOMAIN "reversible_change" DROP CONSTRAINT "reversible_change_is_known";--> statement-breakpoint
ALTER DOMAIN "reversible_change" ADD CONSTRAINT "reversible_change_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-codes-renewed', 'password-reset'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked', 'password-reset-begun', 'password-reset', 'code-refused', 'code-replayed', 'session-ended', 'other-sessions-ended', 'browser-forgotten', 'browsers-forgotten', 'notices-chosen', 'help-begun', 'recovery-started', 'recovery-cancelled', 'blocked', 'unblocked'));