ALTER TABLE "accounts" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_language_is_spoken" CHECK ("accounts"."language" in ('en', 'zh-CN'));