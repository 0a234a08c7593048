-- products.in_stock follows inventory. Only a movement that may change the answer does any work:
-- the last unit sold, the first one received, a row added with stock or removed.
CREATE FUNCTION set_product_in_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched bigint := coalesce(NEW.variant_id, OLD.variant_id);
BEGIN
  UPDATE products p
     SET in_stock = s.any_available
    FROM variants touched_variant,
         LATERAL (
           SELECT EXISTS (
             SELECT 1 FROM variants v JOIN inventory i ON i.variant_id = v.id
              WHERE v.product_id = touched_variant.product_id AND i.available > 0
           ) AS any_available
         ) s
   WHERE touched_variant.id = touched
     AND p.id = touched_variant.product_id
     AND p.in_stock IS DISTINCT FROM s.any_available;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inventory_inserted AFTER INSERT ON inventory
  FOR EACH ROW WHEN (NEW.available > 0) EXECUTE FUNCTION set_product_in_stock();
--> statement-breakpoint
CREATE TRIGGER inventory_updated AFTER UPDATE OF available ON inventory
  FOR EACH ROW WHEN ((OLD.available > 0) <> (NEW.available > 0)) EXECUTE FUNCTION set_product_in_stock();
--> statement-breakpoint
CREATE TRIGGER inventory_deleted AFTER DELETE ON inventory
  FOR EACH ROW WHEN (OLD.available > 0) EXECUTE FUNCTION set_product_in_stock();
