CREATE TABLE "security_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid,
	"browser_id" uuid,
	"factor" text,
	"is_new_browser" boolean,
	"request_id" uuid,
	"address" text,
	"browser" text,
	CONSTRAINT "security_events_kind_is_known" CHECK ("security_events"."kind" in ('account-added', 'challenge-opened', 'signed-in', 'signed-out', 'password-proved',
        'activation-begun', 'activated', 'deactivation-begun', 'deactivated', 'unlock-link-issued', 'browser-unlocked')),
	CONSTRAINT "security_events_factor_is_known" CHECK ("security_events"."factor" in ('pwd', 'otp', 'email'))
);
--> statement-breakpoint
CREATE INDEX "security_events_account_id" ON "security_events" USING btree ("account_id","id");