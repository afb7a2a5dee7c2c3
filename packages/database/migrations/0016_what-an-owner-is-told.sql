DROP INDEX "notices_due_at";--> statement-breakpoint
ALTER TABLE "browsers" ADD COLUMN "signed_in_at" timestamp with time zone;--> statement-breakpoint
UPDATE "browsers" w SET "signed_in_at" = coalesce((SELECT min(e."at") FROM "security_events" e WHERE e."account_id" = w."account_id" AND e."browser_id" = w."id" AND e."kind" = 'signed-in'), CASE WHEN w."trusted_until" IS NOT NULL THEN w."last_seen_at" END);--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "retries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "retried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "given_up_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notices_given_up_at" ON "notices" USING btree ("given_up_at") WHERE "notices"."given_up_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_due_at" ON "notices" USING btree ("due_at") WHERE "notices"."given_up_at" is null;