import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { products } from './catalog.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What lists, searches and facets ask for of each published product, and nothing else, with its categories up to the
 * department: so that a department is counted in one read. Triggers keep it (db/migrations: `list_products`), nobody else
 * writes it.
 */
export const listedProducts = pgTable(
  'listed_products',
  {
    productId: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** Those it is filed under, and all above them. */
    categoryIds: bigint({ mode: 'number' }).array().notNull(),
    brandId: bigint({ mode: 'number' }).notNull(),
    /** Of the row of `attribute_sets` with the product's attributes. */
    attributesKey: bigint({ mode: 'bigint' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    price: integer().notNull(),
    popularity: integer().notNull(),
    ratingSum: integer().notNull(),
    ratingCount: integer().notNull(),
    onSale: boolean().notNull(),
    inStock: boolean().notNull(),
    name: text().notNull(),
    /** Words of the name, of which a match counts for more. */
    nameWords: tsvector().notNull(),
    /** All words that it is found by. */
    words: tsvector().notNull(),
  },
  // Without lists of pending changes, which every read would have to go through.
  (t) => [
    index('listed_products_categories').using('gin', t.categoryIds).with({ fastupdate: false }),
    index('listed_products_words').using('gin', t.words).with({ fastupdate: false }),
  ],
);

/** Every combination of attributes that some product has or had: few, so facets count numbers instead of JSON. */
export const attributeSets = pgTable('attribute_sets', {
  /** `hashtextextended` of the attributes as text. */
  key: bigint({ mode: 'bigint' }).primaryKey(),
  attributes: jsonb().$type<Record<string, string>>().notNull(),
});

/** Every word that some product is or was found by: what a misspelt one may have meant. */
export const searchWords = pgTable('search_words', { word: text().primaryKey() }, (t) => [
  index('search_words_trigram').using('gin', sql`${t.word} gin_trgm_ops`),
]);

/**
 * Who asks for `term` is shown what `synonym` names, too; not the other way round, unless there is a row for that.
 * Both are one word or several.
 */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    term: text().notNull(),
    synonym: text().notNull(),
    /** The term as search compares it, whatever its endings. */
    termKey: text().notNull().generatedAlwaysAs(sql`plainto_tsquery('english', term)::text`),
  },
  (t) => [
    primaryKey({ columns: [t.term, t.synonym] }),
    index('search_synonyms_term').on(t.termKey),
    check('search_synonyms_differ', sql`${t.term} <> ${t.synonym}`),
    check('search_synonyms_term_words', sql`plainto_tsquery('english', ${t.term})::text <> ''`),
    check('search_synonyms_synonym_words', sql`plainto_tsquery('english', ${t.synonym})::text <> ''`),
  ],
);

/** Searches that found nothing, or only some of their words, so that somebody can say what they mean. */
export const searchMisses = pgTable(
  'search_misses',
  {
    /** As search compares them: lower case, single spaces. */
    words: text().primaryKey(),
    /** Whether products had at least some of the words, when it was looked up last. */
    foundSome: boolean().notNull(),
    /** How often it was looked up: once in some minutes, however many people search for it meanwhile. */
    times: integer().notNull().default(1),
    lastAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('search_misses_times').on(t.times), index('search_misses_last').on(t.lastAt)],
);
