CREATE TABLE "chores" (
	"name" text PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"request_id" uuid NOT NULL,
	"browser_name" text,
	"browser_system" text,
	"address" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_kind_is_known" CHECK ("notices"."kind" in ('activated', 'deactivated'))
);
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_account_id" ON "notices" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notices_due_at" ON "notices" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "browsers_last_seen_at" ON "browsers" USING btree ("last_seen_at");--> statement-breakpoint
CREATE INDEX "challenges_expires_at" ON "challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "throttles_refilled_at" ON "throttles" USING btree ("refilled_at");--> statement-breakpoint
CREATE INDEX "unlock_links_expires_at" ON "unlock_links" USING btree ("expires_at");