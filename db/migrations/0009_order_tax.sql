ALTER TABLE "orders" ADD COLUMN "tax_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax_rate" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_unpaid_cart" ON "orders" USING btree ("cart_id") WHERE status = 'placed';