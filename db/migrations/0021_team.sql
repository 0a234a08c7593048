CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" "user_role" NOT NULL,
	"token_digest" text NOT NULL,
	"invited_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_email_unique" UNIQUE("email"),
	CONSTRAINT "invitations_tokenDigest_unique" UNIQUE("token_digest"),
	CONSTRAINT "invitations_email" CHECK ("invitations"."email" = lower("invitations"."email") AND length("invitations"."email") <= 254),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" <> 'customer')
);
--> statement-breakpoint
CREATE TABLE "team_rules" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"second_factor_required" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "team_rules_one" CHECK ("team_rules"."only")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;