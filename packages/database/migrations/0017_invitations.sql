CREATE DOMAIN "invitation_origin" AS text CONSTRAINT "invitation_origin_is_known" CHECK (VALUE in ('operator', 'sign-up'));--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"origin" "invitation_origin" NOT NULL,
	"language" "language" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"key_id" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "name" text;--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "invitations_due_at" ON "invitations" USING btree ("due_at") WHERE "invitations"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_expires_at" ON "invitations" USING btree ("expires_at");