-- A product that comes into stock or runs out looks different, so its version grows: a cached value that is older can be told.
CREATE OR REPLACE FUNCTION set_product_in_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched bigint := coalesce(NEW.variant_id, OLD.variant_id);
BEGIN
  -- Two transactions that sell the last units of two variants each see the other's as still there: they have to take turns.
  PERFORM 1 FROM products p JOIN variants v ON v.product_id = p.id WHERE v.id = touched FOR NO KEY UPDATE OF p;
  UPDATE products p
     SET in_stock = s.any_available,
         version = p.version + 1
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
