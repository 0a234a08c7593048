CREATE TYPE "public"."cdn_mode" AS ENUM('purge', 'invalidate', 'none');--> statement-breakpoint
CREATE TABLE "cdn_quota" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"tokens" double precision NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	CONSTRAINT "cdn_quota_one" CHECK ("cdn_quota"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"tags" text[] NOT NULL,
	"cdn" "cdn_mode" NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ticket" bigint,
	"announced_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"processes" smallint,
	"purged_at" timestamp with time zone,
	"purged_again_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "changes_tags" CHECK (cardinality("changes"."tags") > 0),
	CONSTRAINT "changes_order" CHECK ("changes"."acknowledged_at" IS NULL OR "changes"."announced_at" IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX "changes_open" ON "changes" USING btree ("id") WHERE purged_again_at IS NULL;--> statement-breakpoint
CREATE INDEX "changes_ticket" ON "changes" USING btree ("ticket" DESC NULLS LAST);