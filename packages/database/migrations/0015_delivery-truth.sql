CREATE DOMAIN "delivery" AS text CONSTRAINT "delivery_is_known" CHECK (VALUE in ('delayed', 'delivered', 'bounced', 'complained'));--> statement-breakpoint
CREATE TABLE "sent_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"kind" text,
	"delivery" "delivery",
	"delivery_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "email_codes" ADD COLUMN "mail_id" text;--> statement-breakpoint
CREATE INDEX "sent_mails_created_at" ON "sent_mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_events_received_at" ON "webhook_events" USING btree ("received_at");