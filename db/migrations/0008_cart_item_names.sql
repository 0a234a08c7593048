ALTER TABLE "cart_items" DROP CONSTRAINT "cart_items_variant_id_variants_id_fk";
--> statement-breakpoint
ALTER TABLE "cart_items" ADD COLUMN "name" text NOT NULL;