CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"security_epoch" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email_unique" UNIQUE("email"),
	CONSTRAINT "accounts_email_is_canonical" CHECK ("accounts"."email" = lower("accounts"."email") and "accounts"."email" = btrim("accounts"."email"))
);
--> statement-breakpoint
CREATE TABLE "attempt_budgets" (
	"account_id" uuid NOT NULL,
	"trust" text NOT NULL,
	"short_tokens" double precision NOT NULL,
	"long_tokens" double precision NOT NULL,
	"refilled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attempt_budgets_account_id_trust_pk" PRIMARY KEY("account_id","trust"),
	CONSTRAINT "attempt_budgets_trust_is_known" CHECK ("attempt_budgets"."trust" in ('trusted', 'untrusted')),
	CONSTRAINT "attempt_budgets_is_not_overdrawn" CHECK ("attempt_budgets"."short_tokens" >= 0 and "attempt_budgets"."long_tokens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "authenticators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"last_step" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authenticators_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "browsers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"trusted_until" timestamp with time zone,
	"security_epoch" integer NOT NULL,
	"guesses_spent" smallint DEFAULT 0 NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "browsers_token_hash_account_id" UNIQUE("token_hash","account_id"),
	CONSTRAINT "browsers_guesses_spent_is_not_negative" CHECK ("browsers"."guesses_spent" >= 0)
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" "bytea",
	"session_id" uuid,
	"account_id" uuid NOT NULL,
	"browser_id" uuid,
	"trust" text NOT NULL,
	"security_epoch" integer NOT NULL,
	"attempts_left" smallint NOT NULL,
	"sends_left" smallint NOT NULL,
	"code_sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenges_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "challenges_session_id_unique" UNIQUE("session_id"),
	CONSTRAINT "challenges_attempts_left_is_not_negative" CHECK ("challenges"."attempts_left" >= 0),
	CONSTRAINT "challenges_sends_left_is_not_negative" CHECK ("challenges"."sends_left" >= 0),
	CONSTRAINT "challenges_purpose_is_known" CHECK ("challenges"."purpose" in ('sign-in', 'deactivation')),
	CONSTRAINT "challenges_trust_is_known" CHECK ("challenges"."trust" in ('trusted', 'untrusted')),
	CONSTRAINT "challenges_has_the_holder_of_its_purpose" CHECK (("challenges"."purpose" = 'sign-in') = ("challenges"."token_hash" is not null)
        and ("challenges"."purpose" = 'deactivation') = ("challenges"."session_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "email_codes" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"mac" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_allowances" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_allowances_is_not_overdrawn" CHECK ("mail_allowances"."tokens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "pending_activations" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"authenticator_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"security_epoch" integer NOT NULL,
	"attempts_left" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pending_activations_session_id_unique" UNIQUE("session_id"),
	CONSTRAINT "pending_activations_attempts_left_is_not_negative" CHECK ("pending_activations"."attempts_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"browser_id" uuid,
	"amr" text[] NOT NULL,
	"security_epoch" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD CONSTRAINT "attempt_budgets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "browsers" ADD CONSTRAINT "browsers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_browser_id_browsers_id_fk" FOREIGN KEY ("browser_id") REFERENCES "public"."browsers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_allowances" ADD CONSTRAINT "mail_allowances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_activations" ADD CONSTRAINT "pending_activations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_activations" ADD CONSTRAINT "pending_activations_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_browser_id_browsers_id_fk" FOREIGN KEY ("browser_id") REFERENCES "public"."browsers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "browsers_account_id" ON "browsers" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "challenges_account_id" ON "challenges" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "challenges_browser_id" ON "challenges" USING btree ("browser_id");--> statement-breakpoint
CREATE INDEX "sessions_account_id" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_browser_id" ON "sessions" USING btree ("browser_id");