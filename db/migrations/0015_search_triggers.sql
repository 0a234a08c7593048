-- Categories that a product is filed under, and all above them.
CREATE FUNCTION categories_of(product bigint) RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    WITH RECURSIVE up AS (
      SELECT c.id, c.parent_id
        FROM product_categories pc JOIN categories c ON c.id = pc.category_id WHERE pc.product_id = product
      UNION
      SELECT c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id)
    SELECT id FROM up ORDER BY id)
$$;
--> statement-breakpoint
-- Brings the rows of some products up to date, or of all (NULL). In the order of their keys, so that two that add the same
-- words wait for each other instead of both for ever.
-- A plan for any list of ids would read all products, since the list may be NULL.
CREATE FUNCTION list_products(wanted bigint[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  DELETE FROM listed_products l USING products p
   WHERE p.id = l.product_id AND p.status <> 'published' AND (wanted IS NULL OR p.id = ANY (wanted));
  INSERT INTO search_words (word)
  SELECT DISTINCT word
    FROM products p, regexp_split_to_table(lower(p.name || ' ' || p.keywords), '[^[:alpha:]]+') word
   WHERE p.status = 'published' AND (wanted IS NULL OR p.id = ANY (wanted)) AND length(word) BETWEEN 3 AND 40
   ORDER BY word
      ON CONFLICT DO NOTHING;
  INSERT INTO attribute_sets (key, attributes)
  SELECT DISTINCT ON (1) hashtextextended(p.attributes::text, 0), p.attributes
    FROM products p
   WHERE p.status = 'published' AND (wanted IS NULL OR p.id = ANY (wanted))
   ORDER BY 1
      ON CONFLICT DO NOTHING;
  INSERT INTO listed_products AS l (
         product_id, category_ids, brand_id, attributes_key, created_at, price, popularity, rating_sum, rating_count,
         on_sale, in_stock, name, name_words, words)
  SELECT p.id,
         categories_of(p.id), p.brand_id, hashtextextended(p.attributes::text, 0), p.created_at, p.price, p.popularity, p.rating_sum,
         p.rating_count, p.compare_at_price IS NOT NULL, p.in_stock, p.name, to_tsvector('english', p.name), p.search
    FROM products p
   WHERE p.status = 'published' AND (wanted IS NULL OR p.id = ANY (wanted))
   -- Those of a category lie together, so that counting it reads few pages.
   ORDER BY 2, p.id
      ON CONFLICT (product_id) DO UPDATE
     SET category_ids = excluded.category_ids, brand_id = excluded.brand_id, attributes_key = excluded.attributes_key,
         created_at = excluded.created_at, price = excluded.price, popularity = excluded.popularity,
         rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, on_sale = excluded.on_sale,
         in_stock = excluded.in_stock, name = excluded.name, name_words = excluded.name_words, words = excluded.words
   WHERE l.* IS DISTINCT FROM excluded.*;
END $$;
--> statement-breakpoint
-- Lists all products anew, for a load that had the triggers off. Indexes of words are quicker built than grown.
CREATE FUNCTION list_all_products() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE listed_products;
  DROP INDEX listed_products_categories, listed_products_words;
  PERFORM list_products(NULL);
  CREATE INDEX listed_products_categories ON listed_products USING gin (category_ids) WITH (fastupdate = false);
  CREATE INDEX listed_products_words ON listed_products USING gin (words) WITH (fastupdate = false);
END $$;
--> statement-breakpoint
CREATE FUNCTION list_touched_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Statements fire it that change nothing, too: each movement of stock tries one.
  IF EXISTS (SELECT FROM touched) THEN
    PERFORM list_products(ARRAY(SELECT id FROM touched));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION list_refiled_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  refiled bigint[] := ARRAY(SELECT DISTINCT product_id FROM touched);
BEGIN
  -- Two that file one product under two categories each see only their own: they have to take turns.
  PERFORM 1 FROM products WHERE id = ANY (refiled) ORDER BY id FOR NO KEY UPDATE;
  UPDATE listed_products SET category_ids = categories_of(product_id) WHERE product_id = ANY (refiled);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION list_moved_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listed_products SET category_ids = categories_of(product_id) WHERE category_ids @> ARRAY[NEW.id];
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_listed AFTER INSERT ON products
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION list_touched_products();
--> statement-breakpoint
CREATE TRIGGER products_relisted AFTER UPDATE ON products
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION list_touched_products();
--> statement-breakpoint
CREATE TRIGGER product_categories_filed AFTER INSERT ON product_categories
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION list_refiled_products();
--> statement-breakpoint
CREATE TRIGGER product_categories_refiled AFTER UPDATE ON product_categories
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION list_refiled_products();
--> statement-breakpoint
CREATE TRIGGER product_categories_unfiled AFTER DELETE ON product_categories
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION list_refiled_products();
--> statement-breakpoint
CREATE TRIGGER categories_moved AFTER UPDATE OF parent_id ON categories
  FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id) EXECUTE FUNCTION list_moved_category();
--> statement-breakpoint
SELECT list_all_products();
