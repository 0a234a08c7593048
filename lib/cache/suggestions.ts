import { sql } from 'drizzle-orm';
import { tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import { completeWords } from '#lib/search/complete-words.ts';
import { correctWords } from '#lib/search/correct-words.ts';
import { expandWords } from '#lib/search/expand-words.ts';
import { allBeginning } from '#lib/search/text-query.ts';
import { splitWords } from '#lib/search/words.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

/** What may be meant by what has been typed so far: searches, and ids of products. */
export type Suggested = { searches: string[]; ids: string[] };

const MAX_PRODUCTS = 5;
const MAX_SEARCHES = 4;
/** Popular products whose names completions are taken from. */
const NAMES = 120;
/** Products that are looked through before all others are. */
const POPULAR = 3_000;

const nameOf = (words: string) => Buffer.from(words).toString('base64url');

const definition: ThingDefinition<string, Suggested> = {
  name: 'suggestions',
  schema: 2,
  keyOf: nameOf,
  parseKey: (id) => Buffer.from(id, 'base64url').toString(),
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.products, tags.synonyms, tags.list(WHOLE_SHOP, 'members'), tags.list(WHOLE_SHOP, 'text')],
  keysPerLoad: 1,
  load: loadEach(nameOf, findSuggestions),
};

/** Suggestions for what has been typed so far (lower case, single spaces). */
export const suggestionCache = (): CachedThing<string, Suggested> => getRuntime().cache.thing(definition);

async function findSuggestions(typed: string): Promise<Suggested> {
  const words = splitWords(typed);
  const found = await findProducts(words);
  if (found.length > 0) return toSuggested(typed, found);
  const corrected = await correctWords(words);
  if (!corrected.isChanged) return { searches: [], ids: [] };
  const meant = corrected.words.join(' ');
  const foundFor = await findProducts(corrected.words);
  const { searches, ids } = toSuggested(meant, foundFor);
  return { searches: foundFor.length > 0 ? [meant, ...searches].slice(0, MAX_SEARCHES) : [], ids };
}

type Found = { id: string; name: string };

/**
 * Full text with the last word as a beginning: `moka po` finds the moka pot. Names that have the very words come before those
 * that have what else is said for them, as in the search itself.
 */
async function findProducts(words: readonly string[]): Promise<Found[]> {
  const groups = await expandWords(words);
  const said = allBeginning(groups.map(({ text }) => ({ text, synonyms: [] })));
  const [queries] = await getRuntime().db.execute<{ query: string; said: string }>(
    sql`SELECT (${allBeginning(groups)})::text AS query, (${said})::text AS said`,
  );
  if (!queries) return [];
  const named = await findNamed(queries.said);
  return named.length < MAX_PRODUCTS ? findAny(queries) : named;
}

/** Two letters begin words of half the catalogue: it is looked through among popular products first. */
const findNamed = (said: string) =>
  getRuntime().db.execute<Found>(sql`
    SELECT l.product_id::text AS id, l.name
      FROM (SELECT id, popularity FROM products WHERE status = 'published'
             ORDER BY popularity DESC NULLS LAST, id LIMIT ${POPULAR}) p
      JOIN listed_products l ON l.product_id = p.id
     WHERE l.words @@ ${said}::tsquery AND l.name_words @@ ${said}::tsquery
     ORDER BY p.popularity DESC, p.id LIMIT ${NAMES}`);

const findAny = ({ query, said }: { query: string; said: string }) =>
  getRuntime().db.execute<Found>(sql`
    SELECT l.product_id::text AS id, l.name FROM listed_products l WHERE l.words @@ ${query}::tsquery
     ORDER BY (l.name_words @@ ${query}::tsquery)::int + (l.name_words @@ ${said}::tsquery)::int DESC, l.popularity DESC, l.product_id
     LIMIT ${NAMES}`);

function toSuggested(typed: string, found: readonly Found[]): Suggested {
  return {
    searches: completeWords(
      typed,
      found.map(({ name }) => name),
      MAX_SEARCHES,
    ),
    ids: found.slice(0, MAX_PRODUCTS).map(({ id }) => id),
  };
}
