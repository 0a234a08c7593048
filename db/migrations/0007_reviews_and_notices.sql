ALTER TABLE "reviews" ADD COLUMN "order_id" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_notices_told" ON "stock_notices" USING btree ("variant_id","notified_at") WHERE notified_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "stock_notices_person" ON "stock_notices" USING btree ("email");--> statement-breakpoint
CREATE INDEX "reviews_order" ON "reviews" USING btree ("order_id") WHERE order_id IS NOT NULL;