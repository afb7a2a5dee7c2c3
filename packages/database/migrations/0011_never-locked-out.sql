CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"macs" "bytea"[] NOT NULL,
	"saved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recovery_codes_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
DROP VIEW "public"."enrolled_factors";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_session_id_unique";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_has_the_holder_of_its_purpose";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "recovery_codes_left" smallint;--> statement-breakpoint
ALTER TABLE "pending_activations" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_codes_key_id" ON "recovery_codes" USING btree ("key_id","id");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_session_id_purpose" UNIQUE("session_id","purpose");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_has_the_holder_of_its_purpose" CHECK (("challenges"."purpose" = 'sign-in') = ("challenges"."token_hash" is not null)
        and ("challenges"."purpose" = 'sign-in') = ("challenges"."session_id" is null));--> statement-breakpoint
CREATE VIEW "public"."enrolled_factors" AS (select account_id, 'authenticator' as factor, created_at as enrolled_at from authenticators union all select account_id, 'recovery-code' as factor, created_at as enrolled_at from recovery_codes where macs <> '{}');--> statement-breakpoint
ALTER DOMAIN "amr" DROP CONSTRAINT "amr_is_known";--> statement-breakpoint
ALTER DOMAIN "amr" ADD CONSTRAINT "amr_is_known" CHECK (VALUE in ('pwd', 'otp', 'email', 'recovery'));--> statement-breakpoint
ALTER DOMAIN "challenge_purpose" DROP CONSTRAINT "challenge_purpose_is_known";--> statement-breakpoint
ALTER DOMAIN "challenge_purpose" ADD CONSTRAINT "challenge_purpose_is_known" CHECK (VALUE in ('sign-in', 'deactivation', 'step-up'));--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'recovery-code-used', 'recovery-codes-renewed'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'recovery-codes-renewed', 'recovery-codes-saved', 'unlock-link-issued', 'browser-unlocked'));
