DROP INDEX "products_updated";--> statement-breakpoint
CREATE INDEX "products_created" ON "products" USING btree ("created_at","id","status") WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("name","id","status") WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX "products_priced" ON "products" USING btree ("price","id","status") WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX "products_updated" ON "products" USING btree ("updated_at","id","status") WHERE deleted_at IS NULL;