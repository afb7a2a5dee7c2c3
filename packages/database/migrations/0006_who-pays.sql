ALTER TABLE "pending_activations" DROP CONSTRAINT "pending_activations_session_id_unique";--> statement-breakpoint
ALTER TABLE "pending_activations" DROP CONSTRAINT "pending_activations_pkey";--> statement-breakpoint
ALTER TABLE "pending_activations" ADD PRIMARY KEY ("session_id");--> statement-breakpoint
CREATE INDEX "pending_activations_account_id" ON "pending_activations" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "browsers" DROP CONSTRAINT "browsers_guesses_spent_is_not_negative";--> statement-breakpoint
ALTER TABLE "browsers" DROP COLUMN "guesses_spent";--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "guesses_charged" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_guesses_charged_is_not_negative" CHECK ("challenges"."guesses_charged" >= 0);--> statement-breakpoint
ALTER TABLE "email_codes" ADD COLUMN "has_left" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "email_codes" SET "has_left" = true;--> statement-breakpoint
ALTER TABLE "mail_allowances" DROP CONSTRAINT "mail_allowances_pkey";--> statement-breakpoint
ALTER TABLE "mail_allowances" ADD COLUMN "trust" text DEFAULT 'untrusted' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_allowances" ALTER COLUMN "trust" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "mail_allowances" ADD CONSTRAINT "mail_allowances_account_id_trust_pk" PRIMARY KEY("account_id","trust");--> statement-breakpoint
ALTER TABLE "mail_allowances" ADD CONSTRAINT "mail_allowances_trust_is_known" CHECK ("mail_allowances"."trust" in ('trusted', 'untrusted'));--> statement-breakpoint
INSERT INTO "mail_allowances" ("account_id", "trust", "tokens") SELECT "id", 'trusted', 10 FROM "accounts";
