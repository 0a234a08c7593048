CREATE TABLE "funnel_days" (
	"day" date PRIMARY KEY NOT NULL,
	"carts" integer DEFAULT 0 NOT NULL,
	"checkouts" integer DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_sales_days" (
	"day" date NOT NULL,
	"currency" char(3) NOT NULL,
	"product_id" bigint NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"revenue" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "product_sales_days_day_currency_product_id_pk" PRIMARY KEY("day","currency","product_id")
);
--> statement-breakpoint
CREATE TABLE "product_sales_months" (
	"month" date NOT NULL,
	"currency" char(3) NOT NULL,
	"product_id" bigint NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"revenue" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "product_sales_months_month_currency_product_id_pk" PRIMARY KEY("month","currency","product_id")
);
--> statement-breakpoint
CREATE TABLE "sales_count" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"counted_until" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_count_one" CHECK ("sales_count"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "sales_days" (
	"day" date NOT NULL,
	"currency" char(3) NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"revenue" bigint DEFAULT 0 NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "sales_days_day_currency_pk" PRIMARY KEY("day","currency")
);
--> statement-breakpoint
CREATE INDEX "reservations_age" ON "reservations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "orders_changed" ON "orders" USING btree ("updated_at");