ALTER TABLE "chores" RENAME TO "scheduled_jobs";--> statement-breakpoint
ALTER TABLE "scheduled_jobs" RENAME CONSTRAINT "chores_pkey" TO "scheduled_jobs_pkey";--> statement-breakpoint
ALTER TABLE "scheduled_jobs" RENAME COLUMN "begun_at" TO "started_at";--> statement-breakpoint
DROP INDEX "browsers_account_id";--> statement-breakpoint
ALTER TABLE "browsers" DROP CONSTRAINT "browsers_token_hash_account_id";--> statement-breakpoint
ALTER TABLE "browsers" ADD CONSTRAINT "browsers_account_id_token_hash" UNIQUE("account_id","token_hash");--> statement-breakpoint
ALTER TABLE "email_codes" ADD COLUMN "sent_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "email_codes" ADD COLUMN "sends_left" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "email_codes" ALTER COLUMN "sends_left" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_sends_left_is_not_negative" CHECK ("email_codes"."sends_left" >= 0);--> statement-breakpoint
UPDATE "email_codes" e SET "sent_at" = coalesce(c."code_sent_at", now()), "sends_left" = c."sends_left" FROM "challenges" c WHERE c."id" = e."challenge_id";--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_sends_left_is_not_negative";--> statement-breakpoint
ALTER TABLE "challenges" DROP COLUMN "sends_left";--> statement-breakpoint
ALTER TABLE "challenges" DROP COLUMN "code_sent_at";--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD COLUMN "short_capacity" double precision DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD COLUMN "short_refill_seconds" double precision DEFAULT 86400 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD COLUMN "long_capacity" double precision DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD COLUMN "long_refill_seconds" double precision DEFAULT 31536000 NOT NULL;--> statement-breakpoint
UPDATE "attempt_budgets" SET "long_capacity" = 50 WHERE "trust" = 'trusted';--> statement-breakpoint
ALTER TABLE "attempt_budgets" ALTER COLUMN "short_capacity" DROP DEFAULT, ALTER COLUMN "short_refill_seconds" DROP DEFAULT, ALTER COLUMN "long_capacity" DROP DEFAULT, ALTER COLUMN "long_refill_seconds" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "attempt_budgets" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "authenticators" SET (fillfactor = 85);--> statement-breakpoint
CREATE FUNCTION "refilled_tokens"(tokens double precision, capacity double precision, refill_seconds double precision, refilled_at timestamp with time zone) RETURNS double precision LANGUAGE sql STABLE PARALLEL SAFE RETURN least(capacity, tokens + capacity * greatest(0, date_part('epoch', now() - refilled_at)) / refill_seconds);--> statement-breakpoint
COMMENT ON FUNCTION "refilled_tokens" IS 'What a token bucket holds now: what it held at refilled_at, refilled since and never over its capacity. One expression, which the planner inlines.';--> statement-breakpoint
CREATE FUNCTION "seconds_to_token"(tokens double precision, capacity double precision, refill_seconds double precision) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN greatest(0, (1 - tokens) * refill_seconds / capacity);--> statement-breakpoint
COMMENT ON FUNCTION "seconds_to_token" IS 'How long until a bucket that holds so many tokens gives a whole one.';--> statement-breakpoint
CREATE FUNCTION "short_guesses"(b "attempt_budgets") RETURNS double precision LANGUAGE sql STABLE PARALLEL SAFE RETURN refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at);--> statement-breakpoint
CREATE FUNCTION "long_guesses"(b "attempt_budgets") RETURNS double precision LANGUAGE sql STABLE PARALLEL SAFE RETURN refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at);--> statement-breakpoint
COMMENT ON FUNCTION "short_guesses" IS 'What the short bucket of a guessing budget holds now. One expression, which the planner inlines, as is long_guesses.';--> statement-breakpoint
CREATE VIEW "public"."enrolled_factors" AS (select account_id, 'authenticator' as factor, created_at as enrolled_at from authenticators);
