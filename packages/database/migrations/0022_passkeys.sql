ALTER DOMAIN "amr" DROP CONSTRAINT "amr_is_known";--> statement-breakpoint
ALTER DOMAIN "amr" ADD CONSTRAINT "amr_is_known" CHECK (VALUE in ('pwd', 'user', 'hwk', 'swk', 'otp', 'email', 'recovery'));--> statement-breakpoint
ALTER DOMAIN "notice_kind" DROP CONSTRAINT "notice_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "notice_kind" ADD CONSTRAINT "notice_kind_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'passkey-added', 'passkey-removed', 'passkey-copied', 'email-codes-switched-off', 'email-codes-switched-on', 'recovery-code-used', 'recovery-codes-renewed', 'change-undone', 'password-reset', 'sessions-ended', 'new-browser', 'wrong-codes', 'password-changed', 'email-changed', 'help-begun', 'recovery-started', 'recovery-cancelled', 'recovery-completed'));--> statement-breakpoint
ALTER DOMAIN "reversible_change" DROP CONSTRAINT "reversible_change_is_known";--> statement-breakpoint
ALTER DOMAIN "reversible_change" ADD CONSTRAINT "reversible_change_is_known" CHECK (VALUE in ('activated', 'deactivated', 'moved', 'passkey-added', 'passkey-removed', 'recovery-codes-renewed', 'password-changed', 'email-changed', 'password-reset'));--> statement-breakpoint
ALTER DOMAIN "security_event_kind" DROP CONSTRAINT "security_event_kind_is_known";--> statement-breakpoint
ALTER DOMAIN "security_event_kind" ADD CONSTRAINT "security_event_kind_is_known" CHECK (VALUE in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved', 'step-up-begun', 'second-factor-proved', 'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'move-begun', 'moved', 'passkey-added', 'passkey-renamed', 'passkey-removed', 'email-codes-switched-off', 'email-codes-switched-on', 'recovery-codes-renewed', 'recovery-codes-saved', 'code-tested', 'change-undone', 'unlock-link-issued', 'browser-unlocked', 'password-reset-begun', 'password-reset', 'code-refused', 'code-replayed', 'passkey-refused', 'passkey-copied', 'session-ended', 'other-sessions-ended', 'browser-forgotten', 'browsers-forgotten', 'notices-chosen', 'password-changed', 'email-change-begun', 'email-changed', 'help-begun', 'recovery-started', 'recovery-cancelled', 'blocked', 'unblocked'));--> statement-breakpoint
CREATE TABLE "passkey_ceremonies" (
	"challenge" "bytea" PRIMARY KEY NOT NULL,
	"challenge_id" uuid,
	"session_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passkey_ceremonies_challenge_id_unique" UNIQUE("challenge_id"),
	CONSTRAINT "passkey_ceremonies_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"is_synced" boolean NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
DROP VIEW "public"."enrolled_factors";--> statement-breakpoint
DROP INDEX "security_events_refused_codes";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "accepts_email_codes" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "reversible_changes" ADD COLUMN "passkeys" jsonb;--> statement-breakpoint
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkeys_account_id" ON "passkeys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "security_events_refused_codes" ON "security_events" USING btree ("account_id","at") WHERE "security_events"."kind" in ('code-refused', 'code-replayed', 'passkey-refused', 'passkey-copied');--> statement-breakpoint
CREATE VIEW "public"."enrolled_factors" AS (select account_id, 'passkey' as factor, created_at as enrolled_at from passkeys union all select account_id, 'authenticator' as factor, created_at as enrolled_at from authenticators union all select account_id, 'recovery-code' as factor, created_at as enrolled_at from recovery_codes where macs <> '{}');