CREATE TYPE "public"."bulk_kind" AS ENUM('import', 'edit');--> statement-breakpoint
CREATE TYPE "public"."bulk_row_state" AS ENUM('invalid', 'unchanged', 'waiting', 'applied', 'failed');--> statement-breakpoint
CREATE TYPE "public"."bulk_state" AS ENUM('checking', 'ready', 'running', 'done', 'failed', 'cancelled');--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_id" text,
	"actor_email" text NOT NULL,
	"actor_role" "user_role" NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"address" text,
	"device" text,
	CONSTRAINT "audit_log_action_format" CHECK ("audit_log"."action" ~ '^[a-z]+(-[a-z]+)*[.][a-z]+(-[a-z]+)*$')
);
--> statement-breakpoint
CREATE TABLE "bulk_operations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "bulk_kind" NOT NULL,
	"state" "bulk_state" DEFAULT 'checking' NOT NULL,
	"title" text NOT NULL,
	"actor_id" text,
	"actor_email" text NOT NULL,
	"input" jsonb NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bulk_operations_counts" CHECK ("bulk_operations"."total" >= 0 AND "bulk_operations"."done" >= 0 AND "bulk_operations"."failed" BETWEEN 0 AND "bulk_operations"."done")
);
--> statement-breakpoint
CREATE TABLE "bulk_rows" (
	"operation_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" "bulk_row_state" NOT NULL,
	"key" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"payload" jsonb,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "bulk_rows_operation_id_number_pk" PRIMARY KEY("operation_id","number")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_name" UNIQUE("user_id","list","name"),
	CONSTRAINT "saved_views_length" CHECK (length("saved_views"."name") BETWEEN 1 AND 60 AND length("saved_views"."query") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "product_images" ADD COLUMN "focal_x" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_images" ADD COLUMN "focal_y" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "seo_title" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "seo_description" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "publish_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "deleted_from" "product_status";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "carrier" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tracking_number" text;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operations" ADD CONSTRAINT "bulk_operations_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_rows" ADD CONSTRAINT "bulk_rows_operation_id_bulk_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."bulk_operations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "two_factors_user" ON "two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_log_words" ON "audit_log" USING gin (("subject_name" || ' ' || "actor_email" || ' ' || "action" || ' ' || "subject_id") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "bulk_operations_newest" ON "bulk_operations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "bulk_rows_state" ON "bulk_rows" USING btree ("operation_id","state","number");--> statement-breakpoint
CREATE INDEX "product_images_picture" ON "product_images" USING btree ("picture_hash");--> statement-breakpoint
CREATE INDEX "products_updated" ON "products" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "products_scheduled" ON "products" USING btree ("publish_at") WHERE publish_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "products_bin" ON "products" USING btree ("deleted_at") WHERE deleted_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_focal" CHECK ("product_images"."focal_x" BETWEEN 0 AND 100 AND "product_images"."focal_y" BETWEEN 0 AND 100);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_seo_length" CHECK (length("products"."seo_title") <= 200 AND length("products"."seo_description") <= 500);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_publish_at" CHECK ("products"."publish_at" IS NULL OR "products"."status" = 'draft');--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_deleted" CHECK (("products"."deleted_at" IS NULL) = ("products"."deleted_from" IS NULL) AND ("products"."deleted_at" IS NULL OR "products"."status" = 'archived'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_tracking_length" CHECK (length("orders"."carrier") <= 80 AND length("orders"."tracking_number") <= 100);