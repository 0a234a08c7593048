CREATE TABLE "attribute_sets" (
	"key" bigint PRIMARY KEY NOT NULL,
	"attributes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listed_products" (
	"product_id" bigint PRIMARY KEY NOT NULL,
	"category_ids" bigint[] NOT NULL,
	"brand_id" bigint NOT NULL,
	"attributes_key" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"price" integer NOT NULL,
	"popularity" integer NOT NULL,
	"rating_sum" integer NOT NULL,
	"rating_count" integer NOT NULL,
	"on_sale" boolean NOT NULL,
	"in_stock" boolean NOT NULL,
	"name" text NOT NULL,
	"name_words" "tsvector" NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"term" text NOT NULL,
	"synonym" text NOT NULL,
	"term_key" text GENERATED ALWAYS AS (plainto_tsquery('english', term)::text) STORED NOT NULL,
	CONSTRAINT "search_synonyms_term_synonym_pk" PRIMARY KEY("term","synonym"),
	CONSTRAINT "search_synonyms_differ" CHECK ("search_synonyms"."term" <> "search_synonyms"."synonym"),
	CONSTRAINT "search_synonyms_term_words" CHECK (plainto_tsquery('english', "search_synonyms"."term")::text <> ''),
	CONSTRAINT "search_synonyms_synonym_words" CHECK (plainto_tsquery('english', "search_synonyms"."synonym")::text <> '')
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listed_products" ADD CONSTRAINT "listed_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listed_products_categories" ON "listed_products" USING gin ("category_ids") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "listed_products_words" ON "listed_products" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_synonyms_term" ON "search_synonyms" USING btree ("term_key");--> statement-breakpoint
CREATE INDEX "search_words_trigram" ON "search_words" USING gin ("word" gin_trgm_ops);