CREATE TABLE "bulk_files" (
	"operation_id" text NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "bulk_files_operation_id_part_pk" PRIMARY KEY("operation_id","part")
);
--> statement-breakpoint
ALTER TABLE "bulk_operations" ADD COLUMN "origin" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bulk_operations" ADD COLUMN "change_id" bigint;--> statement-breakpoint
ALTER TABLE "bulk_files" ADD CONSTRAINT "bulk_files_operation_id_bulk_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."bulk_operations"("id") ON DELETE cascade ON UPDATE no action;