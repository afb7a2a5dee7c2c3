CREATE DOMAIN "reversible_change" AS text CONSTRAINT "reversible_change_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-codes-renewed'));--> statement-breakpoint
CREATE TABLE "reversible_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" "reversible_change" NOT NULL,
	"security_epoch" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"authenticator_id" uuid,
	"sealed_secret" "bytea",
	"secret_key_id" text,
	"last_step" bigint,
	"authenticator_created_at" timestamp with time zone,
	"check_up_at" timestamp with time zone,
	"recovery_codes_id" uuid,
	"sealed_codes_key" "bytea",
	"codes_key_id" text,
	"macs" "bytea"[],
	"codes_saved_at" timestamp with time zone,
	"codes_created_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reversible_changes_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "reversible_changes" ADD CONSTRAINT "reversible_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reversible_changes_account_id" ON "reversible_changes" USING btree ("account_id","security_epoch");--> statement-breakpoint
CREATE INDEX "reversible_changes_expires_at" ON "reversible_changes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "reversible_changes_secret_key_id" ON "reversible_changes" USING btree ("secret_key_id","authenticator_id");--> statement-breakpoint
CREATE INDEX "reversible_changes_codes_key_id" ON "reversible_changes" USING btree ("codes_key_id","recovery_codes_id");--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked'));
