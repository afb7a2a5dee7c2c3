ALTER TABLE "browsers" ADD COLUMN "password_proved" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "browsers" SET "password_proved" = true;
